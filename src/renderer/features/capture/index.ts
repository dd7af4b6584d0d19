export { CaptureChips } from './CaptureChips'
export { CaptureBox, type CaptureBoxHandle, type CaptureBoxProps } from './CaptureBox'
