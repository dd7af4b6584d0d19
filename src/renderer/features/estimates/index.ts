// The screen is not among these: it is a script of its own, which the router fetches by its file.
export { AskEstimate } from './AskEstimate'
export { daySentence } from './estimate-words'
export { ProjectForecast } from './ProjectForecast'
export { TaskForecastNote } from './TaskForecastNote'
