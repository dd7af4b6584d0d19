import { wordSet } from './vocabulary'

/** Past forms that are no participle, base form or noun as well: with a subject they always tell what was. */
const PAST_ONLY = wordSet(`
  was were wasn't weren't had hadn't did didn't went came took ate gave knew began wrote drove fell chose forgot
  drank sang swam flew broke woke wore threw grew drew rang shook stole froze hid rode sank shrank sprang swore
  tore arose became overcame overtook undertook withdrew blew forgave mistook ran
`)

/** Past forms that are participles too: whether they tell something depends on what stands around them. */
const PAST_OR_PARTICIPLE = wordSet(`
  got made said thought found told felt brought kept held stood heard lost paid sent built bought met won caught taught
  sold spent led slept left understood dreamt learnt spelt smelt burnt leapt swept wept crept fought sought clung swung hung
  stuck struck dug fed fled bled bred shot slid laid meant dealt bent lent overslept rebuilt forgot sat overheard
  withheld mislaid lit shone spat slung saw bit rose spoke sped stung spun strung wound ground knelt
`)

/** Past forms that are base forms too ("they quit", "it cost"): only what stands around them tells which. */
const PAST_OR_BASE = wordSet('quit set cost put hit hurt let cut shut split spread burst beat read')

/** Words in "ed" that are no past form. */
const NOT_PAST = wordSet(`
  need feed seed weed speed shed bed red wed embed bleed breed exceed proceed succeed indeed hundred sacred naked wicked fred ted
  ned ed ahmed mohammed muhammad hamed jared med led fed zed greed creed steed reed deed heed unneed biped moped hatred
  kindred tweed sled shred aged alfred mildred overfeed breastfeed newsfeed fred's seabed sunbed airbed overdue hotbed
  infrared rugged ragged jagged crooked beloved
`)

/** What someone or something does without an object: its "-ed" form tells what was, and describes nothing. */
const HAPPENS = wordSet(`
  arrive last happen call email text phone ring reply answer respond die ask shout smell land work sleep rain snow pour
  apologise apologize complain cry laugh stop seem look walk wait stay live start finish end crash fail close open ship launch
  drop appear disappear vanish occur return turn stay remain talk chat whisper scream yell sing dance smile grin nod jump travel
  wander stumble trip collapse explode leak drag pass visit knock bark howl hum snore cough sneeze faint ache matter
  belong exist taste sound drill swear promise lie race gallop stare listen agree disagree argue retire resign
  graduate age decide want like love hate enjoy notice believe hope wish wonder insist admit claim mention warn thank
  tick chime flicker drift float gather cheer clap boo cancel strike win lose score play lead trail stall stagger
  survive thrive wake miss dream recover relapse improve decline peak plunge surge soar reopen double triple
  quadruple halve slip slow spike crumble rust rot ferment shrivel wilt burst erupt subside calm swerve slam hatch melt thaw boil evaporate
`)

/** Plans that are spoken of in the past: "booked for Friday", "moved to Tuesday 4pm". */
const SCHEDULES = wordSet(`
  rescheduled postponed booked scheduled planned deferred reserved arranged invited pencilled penciled slated
`)
/** These only with the day itself: "moved to Tuesday", but "moved to Ghent". */
const MOVES = wordSet(
  'moved pushed shifted changed delayed extended brought put set bumped adjourned confirmed slipped promised',
)

/** What a task tells one to do; also the verbs whose "-s" form tells what someone does. */
const BASE_VERBS = wordSet(`
  accept act add address adjust adopt agree aim air align allow alter amend analyse analyze announce answer apologise apologize
  appeal apply appoint approve archive arrange arrive ask assemble assess assign assist attach attend audit avoid back backup
  bake ban bathe be bear beat become begin bill bind bleed blend block blow boil bolt book borrow break breathe brew brief bring
  browse brush build bump burn buy call cancel capture care carry catch celebrate change charge chase chat check chill choose
  chop claim clarify clean clear climb close coach collect combine come comment commit compare compile complain complete
  compost conduct confirm connect consider consolidate contact continue convert cook copy correct count cover crack create crop
  cut cycle dance darn deadhead deal debrief debug decide declare declutter decorate deep defer define defrost delegate delete
  deliver demo deploy descale describe design detail develop dial dig dilute dine discuss dispatch dispose distribute ditch dive
  divide do document donate double download draft draw dress drill drink drive drop dry dump dust earn eat edit email empty
  end enable enjoy enrol enroll ensure enter erase escalate establish estimate evaluate examine exchange exercise explain
  explore export extend face fast fax feed fetch figure file fill film finalise finalize find finish fit fix flag flatten flip
  flush fly focus fold follow forward freeze frame fry fund fundraise gather gift give glue go grab grade grease greet grill
  grind groom grow guide hand handle hang harvest have head heal hear heat help hem hide hike hire hit hold hoover host
  identify implement import improve include increase inform insert inspect install instal insure interview introduce invest
  investigate invite invoice iron jog join jot juggle jump justify keep kick kiss knit label land laminate launch lay lead
  learn lease leave lend let level liaise lift light limit list listen load lock log look lose lower lube make manage map mark
  marinate market mash match measure meditate meet mend merge message migrate mix monitor mop move mow mulch negotiate network
  note nominate notify nudge obtain offer open operate order organise organize outline oil own pack paint park pass paste
  patch pause pay peel perform phone photocopy photograph pick pickle pin ping pitch plan plant play plot plug point polish
  post postpone pour practice practise praise pray prep prepare present preserve press price print prioritise prioritize
  process proof proofread propose protect prove prune publish pull pump purchase push put query quit quote rake reach read
  rebook rebuild recalculate receive recharge reclaim recommend reconcile record recover recruit recycle redecorate redeem
  redo reduce refactor refill refresh refund register rehearse reimburse reinstall release remind remove rename renew rent
  reorder reorganise reorganize repair repeat replace reply report repot request reread reschedule research reserve reset
  resit resize resolve respond rest restart restock restore resubmit retake retire return reupload review revise rewatch
  rewrite ride ring rinse roast roll rotate run sand save scan schedule scrape scrub seal search season secure see seek select
  sell send separate serve service set settle sew shake share sharpen shave shift ship shop shoot shorten shout show shower
  shred shut sign simplify sing sit skate sketch ski skim skip skype slack slice sleep smoke snap soak sort sow spend split
  spray spread squeeze stack stain stake stand start stash stay steam stick stir stock stop store streamline stretch strip study
  submit subscribe substitute suggest supervise support surprise survey swap sweep swim switch sync tackle tag take talk tape
  taste teach tell test text thank think thread throw tick tidy tie tighten time toast top top-up touch tour track trade train
  transfer translate transplant transport trash travel treat trim troubleshoot try tune turn tutor tweak type unblock unclog
  uninstall unload unpack unplug unsubscribe update upgrade upload upsell use vacuum validate vent verify video visit
  volunteer vote wait wake walk warn wash watch water wax weed weigh welcome whisk wind wipe wire withdraw work workout
  wrap write zip zoom
`)

/** What happens by itself; with "every six hours" beside it, it is so and nothing to be done. */
const TRUTHS = wordSet(`
  happen come return occur appear beat die sleep erupt orbit bloom flower arrive leave depart grow shed blink breathe ring chime
  strike turn fall rise run pass spin flash tick circle divide melt decompose dissolve evaporate double reach cool
`)

const MODALS = wordSet(`
  must should shall will need needs won't shouldn't mustn't gotta gonna wanna 'll let's ought
`)

/** Auxiliaries that take the base form and say what was or might have been. */
const UNREAL = wordSet("would wouldn't could couldn't might mightn't")

const STATES = wordSet(`
  hate hates love loves like likes enjoy enjoys prefer prefers miss misses dread dreads know knows think thinks believe
  believes wonder wonders wish wishes feel feels doubt doubts suspect suspects adore adores despise fear fears mean means
  remind reminds seem seems suppose guess envy remember remembers regret regrets imagine say says claims swears reckon reckons hope hopes
`)

const PARTICIPLES_OF_BE = wordSet('been')
const IRREGULAR_PARTICIPLES = wordSet(`
  been done gone seen taken given written eaten driven fallen broken chosen forgotten known grown shown worn torn begun drunk
  sung swum flown woken stolen frozen hidden ridden risen become come run had
`)

export const isPastOnly = (word: string): boolean => PAST_ONLY.has(word)
export const isBaseVerb = (word: string): boolean => BASE_VERBS.has(word)
export const isModal = (word: string): boolean => MODALS.has(word)
export const isUnreal = (word: string): boolean => UNREAL.has(word)
export const isState = (word: string): boolean => STATES.has(word)
export const isSchedule = (word: string): boolean => SCHEDULES.has(word)
export const isMove = (word: string): boolean => MOVES.has(word)

const AGREED = wordSet('agreed disagreed freed guaranteed decreed refereed')

/** "worked", "tried", "stopped": the regular past, which is a participle as well. */
function isRegularPast(word: string): boolean {
  if (word.endsWith('eed')) return AGREED.has(word)
  return word.length > 3 && word.endsWith('ed') && !NOT_PAST.has(word)
}

export const isPastOrParticiple = (word: string): boolean => PAST_OR_PARTICIPLE.has(word) || isRegularPast(word)
export const isPastOrBase = (word: string): boolean => PAST_OR_BASE.has(word)

/** Participles: what follows "has" or "have" in a perfect. */
export function isParticiple(word: string): boolean {
  return (
    PARTICIPLES_OF_BE.has(word) ||
    IRREGULAR_PARTICIPLES.has(word) ||
    PAST_OR_PARTICIPLE.has(word) ||
    PAST_OR_BASE.has(word) ||
    isRegularPast(word)
  )
}

/** The base forms that an inflected form may come from. */
function stems(word: string, ending: 'ed' | 's'): readonly string[] {
  if (ending === 's') {
    if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`]
    return [word.slice(0, -1), word.endsWith('es') ? word.slice(0, -2) : '']
  }
  const bare = word.slice(0, -2)
  const doubled = bare.at(-1) === bare.at(-2) ? bare.slice(0, -1) : bare
  return word.endsWith('ied') ? [`${word.slice(0, -3)}y`, word.slice(0, -1)] : [bare, `${bare}e`, doubled]
}

const HAPPENED = wordSet('rose slept wept crept knelt leapt stood fought thought spoke left felt swung')

/** "arrived", "lasted", "emailed": past without an object. */
export function tellsAlone(word: string): boolean {
  if (HAPPENED.has(word)) return true
  return isRegularPast(word) && stems(word, 'ed').some((stem) => HAPPENS.has(stem))
}

/** "arrives", "turns": what someone or something does. */
export function isThirdPerson(word: string): boolean {
  if (word === 'is' || word === 'has' || word === 'does' || word === 'goes') return true
  return (
    word.length > 3 &&
    word.endsWith('s') &&
    !word.endsWith('ss') &&
    !word.endsWith("'s") &&
    stems(word, 's').some((stem) => BASE_VERBS.has(stem) || TRUTHS.has(stem) || HAPPENS.has(stem))
  )
}

/** What happens by itself, again and again: "the tide turns", "cicadas come out". */
export function happensByItself(word: string): boolean {
  return (
    TRUTHS.has(word) || (word.length > 3 && word.endsWith('s') && stems(word, 's').some((stem) => TRUTHS.has(stem)))
  )
}
