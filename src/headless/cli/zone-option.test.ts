import { expect, it } from 'vitest'

import { readZone } from './zone-option'

it('takes the zone that is given before that of the system', () => {
  expect(readZone('Asia/Tokyo', 'Europe/Berlin')).toEqual({ known: true, zone: 'Asia/Tokyo' })
  expect(readZone(null, 'Europe/Berlin')).toEqual({ known: true, zone: 'Europe/Berlin' })
})

it.each([null, 'Etc/Unknown'])('names TZ where the system gives the zone %s', (system) => {
  expect(readZone(null, system)).toEqual({ known: false, message: expect.stringContaining('TZ') })
})
