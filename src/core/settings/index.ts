export { SettingsService } from './settings.service'
export { personLocale } from './person-locale'
