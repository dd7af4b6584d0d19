/** Key of the one thought in progress: the capture box shows the same draft wherever it stands. */
export const CAPTURE_DRAFT = 'capture'
