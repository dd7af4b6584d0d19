import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { ConnectionBanner } from './ConnectionBanner'
import { connectionStore } from './connection.store'

const set = (connection: 'connecting' | 'open' | 'lost') => act(() => connectionStore.setState({ connection }))
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const banner = () => screen.queryByText(/Reconnecting/)

beforeEach(() => {
  vi.useFakeTimers()
  connectionStore.setState({ connection: 'connecting' })
})
afterEach(() => vi.useRealTimers())

test('a lost connection is said quietly, after a moment, until it is back', async () => {
  render(<ConnectionBanner />)
  await pass(5000)
  expect(banner()).toBeNull()
  set('open')
  set('lost')
  expect(banner()).toBeNull()
  await pass(800)
  expect(banner()?.textContent).toContain('What you capture and a pause are kept')
  set('open')
  expect(banner()).toBeNull()
})

test('a blink is not worth a word', async () => {
  render(<ConnectionBanner />)
  set('lost')
  await pass(300)
  set('open')
  await pass(2000)
  expect(banner()).toBeNull()
})
