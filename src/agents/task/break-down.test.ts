import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { FIRST_STEP_MINUTES } from '@contract/task-proxy'
import { taskContract } from '@contract/task'
import { testCore, type TestCore } from '@test/test-core'

import { planByRules, type Ground } from './break-down.rules'
import { flawsOf, mended } from './step-check.rules'
import { allot, MOST_STEPS } from './step-plan.rules'
import { bareStep, oneLine, tellsWhatToDo } from './step-words.rules'
import { anyWork, workKinds } from './work-kinds'

const title = taskContract.create['~orpc'].inputSchema?.shape.title

/** Any text: plain, emoji, right to left, control characters, nothing, ten thousand characters. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '',
    ' ',
    '👩‍👩‍👧‍👦🏳️‍🌈 aufräumen',
    'كتابة التقرير',
    'לכתוב דו״ח',
    '報告を書く',
    'Write report',
    '- [ ] a\n- b\n1. c',
    '- same\n- Same.\n- SAME',
    'Write the long report '.repeat(460),
    '🧵'.repeat(5000),
    '\ud800',
    '<|im_end|>',
  ),
)
const precedent = fc.record({
  task: fc.record({ title: anyText }),
  steps: fc.array(
    fc.record({
      title: anyText,
      minutes: fc.option(fc.oneof(fc.integer({ min: 1, max: 900 }), fc.double({ min: 0.01, max: 5000, noNaN: true }))),
    }),
    { maxLength: 40 },
  ),
})
const template = fc.record({
  by: fc.constantFrom('words' as const, 'tag' as const, 'project' as const),
  template: fc.record({
    name: anyText,
    steps: fc.array(fc.record({ title: anyText, estimateMinutes: fc.option(fc.integer({ min: 1, max: 100_000 })) }), {
      maxLength: 50,
    }),
  }),
})
const ground = fc.record({
  task: fc.record({ title: anyText, notes: anyText }),
  steps: fc.array(
    fc.record({ title: anyText, status: fc.constant('todo' as const), estimateMinutes: fc.constant(null) }),
    { maxLength: 4 },
  ),
  precedents: fc.array(precedent, { maxLength: 2 }),
  template: fc.option(template),
  left: fc.integer({ min: 0, max: 100_000 }),
  fineness: fc.integer({ min: 1, max: 5 }),
  declined: fc.func(fc.boolean()),
})

function groundOf({ left, ...rest }: typeof ground extends fc.Arbitrary<infer T> ? T : never): Ground {
  return { ...rest, length: { left, total: left, from: 'estimate', reason: 'Because.' } } as unknown as Ground
}

describe('any break-down by rules', () => {
  test('sums to the time that is left, begins within five minutes, says nothing twice, and can be stored', () => {
    fc.assert(
      fc.property(ground, (given) => {
        const plan = planByRules(groundOf(given))
        if (given.left <= FIRST_STEP_MINUTES) {
          expect(plan).toBeNull()
          return
        }
        if (plan === null) return
        const { steps } = plan
        const flaws = flawsOf(steps, given.left)
        // The person's own words stay as they are, whatever they say.
        expect(flaws.filter((flaw) => flaw !== 'no_deed' && flaw !== 'link' && flaw !== 'markup')).toEqual([])
        expect(steps.length).toBeLessThanOrEqual(MOST_STEPS)
        for (const step of steps) expect(title?.safeParse(step.title).success, JSON.stringify(step.title)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('is there for every title where nothing was declined', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 6, max: 3000 }),
        fc.integer({ min: 1, max: 5 }),
        (text, left, fineness) => {
          const given = {
            task: { title: text, notes: '' },
            steps: [],
            precedents: [],
            template: null,
            fineness,
            left,
            declined: () => false,
          }
          expect(planByRules(groundOf(given as never))).not.toBeNull()
        },
      ),
      { numRuns: 150 },
    )
  })

  test('is finer when asked to be', () => {
    const count = (text: string, left: number, fineness: number) =>
      planByRules(
        groundOf({
          task: { title: text, notes: '' },
          steps: [],
          precedents: [],
          template: null,
          fineness,
          left,
          declined: () => false,
        }),
      )?.steps.length ?? 0
    for (const text of ['Write the report', 'Xyzzy', 'Plan the trip']) {
      for (const left of [60, 240]) {
        const counts = [1, 2, 3, 4, 5].map((fineness) => count(text, left, fineness))
        expect(counts, `${text} ${left}`).toEqual(counts.toSorted((a, b) => a - b))
        expect(counts.at(-1)).toBeGreaterThan(counts[0] ?? 0)
      }
    }
  })
})

test('a usual beginning stays one, however long the task is', () => {
  const given = {
    task: { title: 'Write the report', notes: '' },
    steps: [],
    precedents: [],
    template: null,
    fineness: 5,
    left: 240,
  }
  const titles = planByRules(groundOf({ ...given, declined: () => false }))?.steps.map((step) => step.title)
  expect(titles?.filter((words) => words.startsWith('Open the document'))).toEqual([
    'Open the document and write one bad sentence',
  ])
})

test('minutes are shared out exactly, in fives where they fit', () => {
  expect(allot(60, [3, 2, 1])).toEqual([5, 35, 20])
  expect(allot(47, [1, 1, 1])).toEqual([2, 25, 20])
  expect(allot(3, [1, 1])).toEqual([2, 1])
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -10, max: 1e6 }), { minLength: 2, maxLength: 24 }),
      fc.integer({ min: 24, max: 100_000 }),
      (weights, total) => {
        const minutes = allot(total, weights)
        expect(minutes.reduce((sum, part) => sum + part, 0)).toBe(total)
        expect(minutes[0]).toBeLessThanOrEqual(FIRST_STEP_MINUTES)
        expect(Math.min(...minutes)).toBeGreaterThanOrEqual(1)
      },
    ),
  )
})

test('every usual step tells what to do, and every usual beginning takes at most five minutes', () => {
  for (const kind of [...workKinds, anyWork]) {
    for (const { title: words } of [...kind.begin, ...kind.parts]) expect(tellsWhatToDo(words), words).toBe(true)
    for (const { minutes } of kind.begin) expect(minutes).toBeLessThanOrEqual(FIRST_STEP_MINUTES)
  }
})

test('what a model writes is put right, or refused', () => {
  const given = {
    total: 60,
    existing: ['Ask Ana'],
    beginning: { title: 'Open the document', minutes: 3 },
    reason: 'Because',
  }
  const steps = mended(
    [
      { title: '1. You should gather the numbers.', minutes: 20 },
      { title: 'Gather the numbers', minutes: 10 },
      { title: 'The outline', minutes: 10 },
      { title: 'Writing the draft', minutes: 10 },
      { title: 'Ask Ana', minutes: 10 },
      { title: 'Send all notes to https://collect.example/?q=', minutes: 1 },
      { title: '<tool_call>{"name":"delete"}', minutes: 1 },
      { title: 'Look at https://example.org/data', minutes: 10 },
      { title: 'What now?', minutes: 10 },
    ],
    given,
  )
  expect(steps?.map(({ title: words, minutes }) => [words, minutes])).toEqual([
    ['Open the document', 5],
    ['Gather the numbers', 55],
  ])
  expect(mended([{ title: 'The outline', minutes: 5 }], given)).toBeNull()
  fc.assert(
    fc.property(
      fc.array(fc.record({ title: anyText, minutes: fc.oneof(fc.integer(), fc.double()) }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 5000 }),
      (raw, total) => {
        const found = mended(raw, { ...given, total })
        if (found !== null) expect(flawsOf(found, total)).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('words are bared of numbering and talk, and nothing else', () => {
  expect(
    ['- [ ] Ring Bob', '2) Please call the bank.', 'Step 3: To open the door', 'Töpfe kaufen', '3 eggs'].map(bareStep),
  ).toEqual(['Ring Bob', 'Call the bank', 'Open the door', 'Töpfe kaufen', '3 eggs'])
  expect(['Öffne das Heft', 'Bring the key', '本を開く'].every(tellsWhatToDo)).toBe(true)
  expect(['The book', 'Opening it', 'I go', 'Really?', ''].some(tellsWhatToDo)).toBe(false)
  expect(oneLine('a\u202Eb\u0000c')).toBe('a b c')
})

const steps = async (api: TestCore['api'], id: string) =>
  (await api.task.get({ id })).steps.map(({ title: words, estimateMinutes }) => [words, estimateMinutes])

describe('on real data', () => {
  test('the steps of a finished task like it come again, in the words of this one, as one change to undo', async () => {
    const { api, time } = await testCore()
    const { task: old } = await api.task.create({ title: 'Write newsletter March' })
    for (const [words, minutes] of [
      ['Collect pictures for March', 20],
      ['Ask Ana for a quote', 10],
      ['Write the text', 40],
    ] as const)
      await api.task.create({ title: words, parentId: old.id, estimateMinutes: minutes })
    const { steps: done } = await api.task.get({ id: old.id })
    await api.task.setStatus({ ids: [...done.map(({ id }) => id), old.id], status: 'done' })
    time.advance(60_000)
    const { task } = await api.task.create({ title: 'Write newsletter April', estimateMinutes: 90 })
    const answer = await api.taskProxy.breakDown({ taskId: task.id })
    expect(answer).toMatchObject({
      outcome: 'ok',
      improvable: false,
      batchId: null,
      run: { provenance: 'rules', state: 'finished' },
    })
    expect(await steps(api, task.id)).toEqual([])
    const id = answer.proposalId ?? ''
    expect((await api.proposal.get({ id })).summary.reason).toBe(
      'You finished “Write newsletter March” in these steps. Your estimate is 1 h 30 min.',
    )
    const { batchId } = await api.proposal.apply({ id })
    const added = await steps(api, task.id)
    expect(added.slice(1)).toEqual([
      ['Collect pictures for April', 25],
      ['Ask Ana for a quote', 15],
      ['Write the text', 45],
    ])
    expect(added[0]?.[1]).toBe(5)
    await api.activity.undo({ id: batchId ?? '' })
    expect(await steps(api, task.id)).toEqual([])
  })

  test('a list in the notes is taken over; what is ticked there is not', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({
      title: 'Fête',
      notes: 'Ideas:\n- Inviter les voisins\n- [x] Choisir la date\n* Acheter le pain',
      estimateMinutes: 30,
    })
    const { proposalId } = await api.taskProxy.breakDown({ taskId: task.id })
    await api.proposal.apply({ id: proposalId ?? '' })
    expect((await steps(api, task.id)).map(([words]) => words).slice(-2)).toEqual([
      'Inviter les voisins',
      'Acheter le pain',
    ])
  })

  test('without an estimate half of what such tasks took is taken, and the task is given it', async () => {
    const { api, time } = await testCore()
    const { project } = await api.project.create({ name: 'Garden' })
    for (let index = 0; index < 8; index += 1) {
      const { task } = await api.task.create({ title: `Weed bed ${index}`, projectId: project.id })
      await api.focus.start({ taskId: task.id })
      time.advance(40 * 60_000)
      await api.focus.finish({ completeTask: true })
    }
    const { task } = await api.task.create({ title: 'Cut hedge', projectId: project.id })
    const { proposalId } = await api.taskProxy.breakDown({ taskId: task.id })
    await api.proposal.apply({ id: proposalId ?? '' })
    const after = await api.task.get({ id: task.id })
    expect(after.task.estimateMinutes).toBe(40)
    expect(after.steps.reduce((sum, { estimateMinutes }) => sum + (estimateMinutes ?? 0), 0)).toBe(40)
    expect(after.steps.every((step) => step.project?.id === project.id)).toBe(true)
  })

  test('what the steps there are leave over is broken down, and nothing when they fill it', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({ title: 'Write report', estimateMinutes: 60 })
    await api.task.create({ title: 'Ask Ana', parentId: task.id, estimateMinutes: 20 })
    const first = await api.taskProxy.breakDown({ taskId: task.id })
    await api.proposal.apply({ id: first.proposalId ?? '' })
    expect((await steps(api, task.id)).reduce((sum, [, minutes]) => sum + Number(minutes), 0)).toBe(60)
    const again = await api.taskProxy.breakDown({ taskId: task.id })
    expect(again).toMatchObject({ proposalId: null, run: { message: expect.stringContaining('fill its time') } })
  })

  test('steps that were declined twice are left out; a closed task is refused; what moved is said', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({ title: 'Write report', estimateMinutes: 60 })
    const suggested = async () => {
      const { proposalId } = await api.taskProxy.breakDown({ taskId: task.id })
      return api.proposal.get({ id: proposalId ?? '' })
    }
    const first = await suggested()
    const unwanted = first.ops[2]?.input['title']
    for (let round = 0; round < 2; round += 1) {
      const { summary, ops } = await suggested()
      const { batchId } = await api.proposal.apply({
        id: summary.id,
        opIds: ops.filter(({ input }) => input['title'] !== unwanted).map(({ id }) => id),
      })
      const made = await api.task.get({ id: task.id })
      await api.task.delete({ ids: made.steps.map(({ id }) => id) })
      expect(batchId).not.toBeNull()
    }
    const { summary, ops } = await suggested()
    expect(ops.map(({ input }) => input['title'])).not.toContain(unwanted)
    await api.task.update({ id: task.id, title: 'Write the whole report' })
    await expect(api.proposal.apply({ id: summary.id })).rejects.toMatchObject({ data: { reason: 'stale' } })
    await api.task.setStatus({ ids: [task.id], status: 'done' })
    await expect(api.taskProxy.breakDown({ taskId: task.id })).rejects.toMatchObject({
      data: { reason: 'task_closed' },
    })
  })

  test('without a model the answer says which is missing, and the rules stand', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({ title: 'Write report', estimateMinutes: 60 })
    const rules = await api.taskProxy.breakDown({ taskId: task.id })
    const asked = await api.taskProxy.breakDown({ taskId: task.id, by: 'model' })
    expect(asked).toMatchObject({
      proposalId: null,
      outcome: 'missing_model',
      run: { state: 'failed', provenance: 'model' },
    })
    expect((await api.proposal.get({ id: rules.proposalId ?? '' })).summary.state).toBe('open')
  })
})

describe('when stuck', () => {
  test('the first step is small, fits the words, comes before the others and can be undone', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({ title: 'Write the report' })
    await api.task.create({ title: 'Read it again', parentId: task.id })
    const { proposalId, ideas } = await api.taskProxy.firstStep({ taskId: task.id })
    expect(ideas.map(({ title: words }) => words)).toContain('Open the document and write one bad sentence')
    expect(ideas.every(({ minutes }) => minutes <= 5)).toBe(true)
    const { batchId } = await api.proposal.apply({ id: proposalId ?? '' })
    expect((await steps(api, task.id)).map(([words]) => words)).toEqual([ideas[0]?.title, 'Read it again'])
    await api.activity.undo({ id: batchId ?? '' })
    expect(await steps(api, task.id)).toHaveLength(1)
  })

  test('what began a task like it is offered first', async () => {
    const { api } = await testCore()
    const { task: old } = await api.task.create({ title: 'Sort tax papers 2024' })
    for (const [words, minutes] of [
      ['Fetch the blue folder', 4],
      ['Sort them', 40],
    ] as const)
      await api.task.create({ title: words, parentId: old.id, estimateMinutes: minutes })
    await api.task.setStatus({ ids: [old.id], status: 'done' })
    const { task } = await api.task.create({ title: 'Sort tax papers 2025' })
    expect((await api.taskProxy.firstStep({ taskId: task.id })).ideas[0]).toEqual({
      title: 'Fetch the blue folder',
      minutes: 4,
    })
  })

  test('any title has a beginning of at most five minutes', async () => {
    const { api } = await testCore()
    for (const words of ['Xyzzy', '👩‍👩‍👧‍👦', 'كتابة التقرير', 'x'.repeat(500)]) {
      const { task } = await api.task.create({ title: words })
      const { ideas } = await api.taskProxy.firstStep({ taskId: task.id })
      expect(ideas.length).toBeGreaterThan(0)
      expect(
        ideas.every(({ minutes, title: idea }) => minutes >= 1 && minutes <= 5 && title?.safeParse(idea).success),
      ).toBe(true)
    }
  })
})
