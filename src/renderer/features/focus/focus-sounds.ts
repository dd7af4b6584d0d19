/** A short tone of the app's own: two soft sine notes, made when they are played. */
type Note = { readonly hertz: number; readonly at: number; readonly seconds: number }

const sounds = {
  /** Rising: the time is up. */
  elapsed: [
    { hertz: 523.25, at: 0, seconds: 0.5 },
    { hertz: 783.99, at: 0.22, seconds: 0.9 },
  ],
  /** Falling: back from the break. */
  break_over: [
    { hertz: 659.25, at: 0, seconds: 0.5 },
    { hertz: 523.25, at: 0.22, seconds: 0.9 },
  ],
} as const satisfies Readonly<Record<string, readonly Note[]>>
export type FocusSound = keyof typeof sounds

/** Loudest that a tone gets: a full sine wave would startle. */
const PEAK = 0.3
/** So that a note neither cracks when it begins nor when it ends, in seconds. */
const FADE = 0.02

let context: AudioContext | null = null

/** Plays a sound at a volume in percent; does nothing where the page may not make any. */
export function playFocusSound(sound: FocusSound, volume: number): void {
  if (volume <= 0 || typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  const audio = context
  audio.resume().catch(() => {})
  for (const { hertz, at, seconds } of sounds[sound]) {
    const start = audio.currentTime + at
    const oscillator = audio.createOscillator()
    const gain = audio.createGain()
    oscillator.type = 'sine'
    oscillator.frequency.value = hertz
    gain.gain.setValueAtTime(0, start)
    gain.gain.linearRampToValueAtTime((PEAK * volume) / 100, start + FADE)
    gain.gain.exponentialRampToValueAtTime(0.0001, start + seconds)
    oscillator.connect(gain).connect(audio.destination)
    oscillator.start(start)
    oscillator.stop(start + seconds + FADE)
  }
}
