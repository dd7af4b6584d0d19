// The screen is not among these: it is a script of its own, which the router fetches by its file.
export { axisDay, axisStyle, chartDefaults } from './chart-style'
export { EnergyDaysChart, EnergyTodayChart } from './charts'
export { ChartTip } from './ChartTip'
export type { EnergyDay } from './energy-days'
