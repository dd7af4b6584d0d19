export { ReadLine } from './ReadLine'
export { CaptureChips } from './CaptureChips'
export { CaptureBox, type CaptureBoxHandle, type CaptureBoxProps } from './CaptureBox'
export { useRecognised } from './use-recognised'
