export { ReadLine } from './ReadLine'
export { CaptureChips } from './CaptureChips'
export { CaptureBox, type CaptureBoxHandle, type CaptureBoxProps } from './CaptureBox'
