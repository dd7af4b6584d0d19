import { expect, test, vi } from 'vitest'
import { eventually } from '@test/eventually'

import { portMessage } from '@contract/port'

import { connectionStore } from './connection.store'
import { createDesktopLink } from './link.desktop'

function message(data: unknown, source: unknown, port?: MessagePort): MessageEvent {
  // jsdom's constructor takes neither ports nor a window as a source from elsewhere.
  return Object.assign(new Event('message'), {
    data,
    source,
    ports: port === undefined ? [] : [port],
  }) as unknown as MessageEvent
}

test('the page takes the one port that its own preload hands over, and nothing else', async () => {
  connectionStore.setState({ connection: 'connecting' })
  const { port1, port2 } = new MessageChannel()
  const { port1: stranger } = new MessageChannel()
  const start = vi.spyOn(port1, 'start')
  const strangerStart = vi.spyOn(stranger, 'start')
  const link = createDesktopLink(window)

  window.dispatchEvent(message(portMessage, null, stranger))
  window.dispatchEvent(message('something else', window, stranger))
  window.dispatchEvent(message(portMessage, window))
  await Promise.resolve()
  expect(connectionStore.getState().connection).toBe('connecting')

  window.dispatchEvent(message(portMessage, window, port1))
  await link
  expect(start).toHaveBeenCalledOnce()
  expect(strangerStart).not.toHaveBeenCalled()
  expect(connectionStore.getState().connection).toBe('open')

  port2.close()
  await eventually(() => expect(connectionStore.getState().connection).toBe('lost'))
  stranger.close()
})
