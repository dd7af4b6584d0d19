export { CaffeineService } from './caffeine.service'
