/** Texts of the first run. */
export const welcome = {
  title: 'Welcome to Proxy',
  step: 'Step {step, number} of {of, number}',
  skip: 'Skip',
  next: 'Next',
  back: 'Back',
  what: {
    title: 'A place for everything on your mind',
    text: 'Put it down in your own words. Proxy sorts it, offers one next thing that fits your energy, and keeps you company while you do it. All of it stays on this computer.',
    name: 'What may Proxy call you?',
    nameHint: 'Only for greeting you. You can leave it empty.',
  },
  energy: {
    title: 'How much energy do you have right now?',
    text: 'There is no right answer. Later the keys 1 to 5 do this from anywhere.',
    label: 'Energy now',
  },
  capture: {
    title: 'What is on your mind first?',
    text: 'Write one thing as you would say it. Proxy recognises dates, durations, #tags and more while you type.',
    anywhere: 'captures from anywhere',
    palette: 'finds and does everything',
    done: 'Finish without one',
  },
} as const
