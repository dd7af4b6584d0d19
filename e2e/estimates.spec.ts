import { FakeTime } from '../test/fake-ports'
import { TestHost } from './host'
import { seed } from './seed'
import { expect, expectAccessible, test as base } from './test'
import { day, zone } from './zone'

const MINUTE = 60_000
const DAY = 86_400_000

/** A month of work by the focus clock: small tasks take twice as long as guessed, large ones as long as guessed. */
const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern
  host: async ({}, use) => {
    const host = new TestHost()
    const time = new FakeTime(new Date(Date.now() - 32 * DAY).toISOString(), zone)
    await seed(
      host.data,
      async (api) => {
        await api.settings.update({
          welcomed: true,
          // The day never ends, so that the test does not depend on the hour it runs at.
          workingHours: Array.from({ length: 7 }, () => ({ from: '00:00', until: '00:00' })),
        })
        const { project } = await api.project.create({ name: 'Thesis', color: 'blue' })
        for (let index = 0; index < 30; index += 1) {
          const small = index % 2 === 0
          const { task } = await api.task.create({
            title: small ? `Answer letters ${index}` : `Write chapter ${index}`,
            estimateMinutes: small ? 15 : 120,
            ...(small ? {} : { projectId: project.id }),
          })
          await api.focus.start({ taskId: task.id })
          time.advance((small ? 26 + (index % 7) : 110 + (index % 5) * 6) * MINUTE)
          await api.focus.finish({ completeTask: true })
          time.advance(DAY - 130 * MINUTE)
        }
        await api.task.create({ title: 'Answer letters of the week', estimateMinutes: 15, dueDate: day(0) })
        await api.task.create({ title: 'Mend the bicycle', dueDate: day(0) })
        await api.task.create({ title: 'Write chapter on methods', estimateMinutes: 120, projectId: project.id })
      },
      { clock: time.clock, timers: time.timers },
    )
    await host.start()
    await use(host)
    await host.remove()
  },
})

test('a task says how long it likely takes, and which finished tasks that rests on', async ({ app }) => {
  await app.goto('/tasks')
  await app.getByText('Answer letters of the week').first().click()
  const note = app.getByRole('group', { name: 'How long it will likely take' })
  await expect(note).toContainText(/Likely 2\d min|Likely 3\d min/)
  await note.getByText('What this rests on').click()
  await expect(note).toContainText('corrected by 30 finished tasks')
  await expect(note).toContainText('Similar tasks really took')
  await expectAccessible(app)
  await note.getByRole('button').first().click()
  await expect(app.getByRole('textbox', { name: /title/i })).toHaveValue(/Answer letters \d+/)
})

test('Today adds the day up, and asks once for what it does not know', async ({ app }) => {
  await app.goto('/today')
  await expect(app.getByText(/of work in .* of day/)).toBeVisible()
  const ask = app.getByRole('group', { name: 'Quick estimate' })
  await expect(ask).toContainText('Mend the bicycle')
  await expectAccessible(app)
  await ask.getByRole('button').nth(1).click()
  await expect(ask).toBeHidden()
  await app.keyboard.press('ControlOrMeta+z')
  await expect(ask).toBeVisible()
  await ask.getByRole('button', { name: 'Not now' }).click()
  await expect(ask).toBeHidden()
})

test('the estimates screen compares guess and reality, in words, as a picture and as a table', async ({ app }) => {
  await app.goto('/today')
  await app.keyboard.press('g')
  await app.keyboard.press('d')
  await expect(app.getByRole('heading', { level: 1, name: 'Estimates' })).toBeVisible()
  await expect(app.getByText(/Tasks you guess at 15 min take 2\d min/)).toBeVisible()
  await expect(app.getByText(/Tasks you guess at 2 h do take/)).toBeVisible()
  await expect(app.locator('.recharts-scatter circle')).toHaveCount(30)
  await app.getByRole('button', { name: /table/i }).click()
  await expect(app.getByRole('row')).toHaveCount(31 + 2)
  await expectAccessible(app)
})

test('a project says when it will be done, within the working hours of the person', async ({ app }) => {
  await app.goto('/tasks')
  await app.goto('/estimates')
  await app.getByRole('link', { name: 'Thesis', exact: true }).click()
  await expect(app.getByText(/of work: .*nine in ten/)).toBeVisible()
  await app.goto('/settings?section=you')
  for (const weekday of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) {
    const works = app.getByRole('checkbox', { name: weekday })
    await works.click()
    await expect(works).not.toBeChecked()
  }
  await app.goto('/estimates')
  await app.getByRole('link', { name: 'Thesis', exact: true }).click()
  await expect(app.getByText(/more than a year of your working hours/)).toBeVisible()
})
