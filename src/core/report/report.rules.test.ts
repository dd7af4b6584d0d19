import { expect, test } from 'vitest'

import { amount, escapeHtml } from './report-page'
import { byProject } from './report.rules'

test('projects come by focus, what has none comes last, and a task completed twice is one', () => {
  const tasks = [
    { id: 'a', project: 'Home' },
    { id: 'a', project: 'Home' },
    { id: 'b', project: null },
  ]
  const focus = [
    { name: null, minutes: 300 },
    { name: 'Work', minutes: 60 },
  ]
  expect(byProject(tasks, focus)).toEqual([
    { name: 'Work', completed: 0, focusMinutes: 60 },
    { name: 'Home', completed: 1, focusMinutes: 0 },
    { name: null, completed: 1, focusMinutes: 300 },
  ])
})

test('text in a page is only text', () => {
  expect(escapeHtml(`<script>"a" & 'b'</script>`)).toBe('&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;')
})

test('one is one', () => {
  expect([amount(1, 'tasks'), amount(0, 'tasks'), amount(3, 'days'), amount(61, 'minutes')]).toEqual([
    '1 task',
    '0 tasks',
    '3 days',
    '1 h 01',
  ])
})
