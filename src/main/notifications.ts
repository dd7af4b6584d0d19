import { Notification } from 'electron'

import type { Notice, Notifier } from '@core/ports'

/** Shows notices as notifications of the system; a newer one with the same tag takes the place of the older. */
export class NativeNotifier implements Notifier {
  // Also keeps the objects alive: a collected one would not hear the click.
  readonly #shown = new Map<string, Notification>()

  constructor(private readonly onClick: () => void) {}

  notify(notice: Notice): void {
    try {
      if (!Notification.isSupported()) return
      this.#shown.get(notice.tag)?.close()
      const notification = new Notification({ title: notice.title, body: notice.body })
      const forget = (): void => {
        if (this.#shown.get(notice.tag) === notification) this.#shown.delete(notice.tag)
      }
      notification.on('click', () => {
        forget()
        this.onClick()
      })
      notification.on('close', forget)
      notification.on('failed', forget)
      this.#shown.set(notice.tag, notification)
      notification.show()
    } catch {
      // Without a notification service there is nothing to show; the interface has the notice as well.
    }
  }
}
