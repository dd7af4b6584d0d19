export { ReviewReminder } from './review-reminder'
export { ReviewRepository } from './review.repository'
export { ReviewService } from './review.service'
