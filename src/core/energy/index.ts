export { EnergyRepository } from './energy.repository'
export { EnergyService } from './energy.service'
export { EnergyForecastService } from './forecast.service'
