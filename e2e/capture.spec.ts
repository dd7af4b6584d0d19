import type { Page } from '@playwright/test'

import type { Api } from './seed'
import { expect, ordinary, test } from './test'

const captureBox = (page: Page) => page.getByRole('main').getByRole('textbox', { name: 'What is on your mind?' })
const recognised = (page: Page) => page.getByRole('main').getByRole('list', { name: 'Recognised' })
const highlights = (page: Page) => page.getByRole('main').locator('[data-span]')

test('parts are highlighted while they are typed, and said in words', async ({ app }) => {
  await captureBox(app).click()
  await captureBox(app).pressSequentially('Call Sam tomorrow')
  await expect(highlights(app)).toHaveText(['tomorrow'])
  await captureBox(app).pressSequentially(' 15:00 45m every week #phone')
  await expect(highlights(app)).toHaveText(['tomorrow 15:00', '45m', 'every week', '#phone'])
  await expect(recognised(app).getByText('45 min', { exact: true })).toBeVisible()
  await expect(recognised(app).getByText(/^every week, first /)).toBeVisible()
  await expect(app.getByRole('main').getByRole('region', { name: 'Next dates' }).getByRole('listitem')).toHaveCount(5)
})

test('what stands below does not move while a line is typed', async ({ app }) => {
  const below = app.getByRole('main').getByRole('heading', { name: 'Energy' })
  await captureBox(app).click()
  await captureBox(app).pressSequentially('Call Sam')
  const place = await below.boundingBox()
  await captureBox(app).pressSequentially(' tomorrow 15:00 #phone')
  await expect(recognised(app).getByRole('listitem')).toHaveCount(2)
  expect(await below.boundingBox()).toEqual(place)
})

test('one key turns a part back into words, which stay in the title', async ({ app }) => {
  await captureBox(app).click()
  await captureBox(app).pressSequentially('Read Friday the cat every day')
  await expect(highlights(app)).toHaveText(['every day'])
  await app.keyboard.press('Backspace')
  await expect(highlights(app)).toHaveCount(0)
  await expect(captureBox(app)).toHaveValue('Read Friday the cat every day')
  await app.keyboard.press('Enter')
  await expect(app.getByText('Captured: Read Friday the cat every day')).toBeVisible()
})

test('one more key takes that back, and in an empty box what was sent', async ({ app }) => {
  await captureBox(app).click()
  await app.keyboard.type('Read Friday the cat every day')
  await expect(highlights(app)).toHaveText(['every day'])
  await app.keyboard.press('Backspace')
  await expect(highlights(app)).toHaveCount(0)
  await app.keyboard.press('Control+z')
  await expect(highlights(app)).toHaveText(['every day'])
  await expect(captureBox(app)).toHaveValue('Read Friday the cat every day')
  await app.keyboard.type(' x')
  await app.keyboard.press('Control+z')
  await expect(captureBox(app)).not.toHaveValue('')
  await captureBox(app).fill('Gone thing')
  await app.keyboard.press('Enter')
  await expect(app.getByText('Captured: Gone thing')).toBeVisible()
  await app.keyboard.press('Control+z')
  await expect(app.getByText('Undone: Captured “Gone thing”')).toBeVisible()
  await app.keyboard.type('erased')
  await app.keyboard.press('Control+a')
  await app.keyboard.press('Backspace')
  await app.keyboard.press('Control+z')
  await expect(captureBox(app)).toHaveValue('erased')
})

test.describe('with names to complete', () => {
  test.use({
    data: {
      fill: async (api: Api) => {
        await ordinary.fill(api)
        for (const text of ['One #deepwork', 'Two @phonebox', 'Three +Moving', 'Four &Theodora'])
          await api.capture.create({ text })
      },
    },
  })

  test('each kind of mark is completed with the keyboard', async ({ app }) => {
    await captureBox(app).click()
    for (const [typed, completed] of [
      ['#deepw', '#deepwork '],
      ['@phoneb', '@phonebox '],
      ['+Movi', '+Moving '],
      ['/Movi', '/Moving '],
      ['&Theod', '&Theodora '],
    ] as const) {
      await captureBox(app).pressSequentially(typed)
      await expect(app.getByRole('option', { name: completed.slice(1).trim() })).toBeVisible()
      await app.keyboard.press('Tab')
      await expect(captureBox(app)).toHaveValue(completed)
      await captureBox(app).fill('')
    }
  })
})

test('a pasted list is previewed as a tree and becomes tasks with steps', async ({ app, context }) => {
  await captureBox(app).click()
  const list = '- Plan the trip by Friday\n  - Book the train\n    - Ask for seats\n  - Pack\n- Water the plants'
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.evaluate((text) => navigator.clipboard.writeText(text), list)
  await app.keyboard.press('Control+v')
  const preview = app.getByRole('main').getByRole('list', { name: 'The tasks this makes' })
  await expect(preview.getByText('Plan the trip')).toBeVisible()
  const trip = preview.getByRole('listitem').filter({ hasText: 'Plan the trip' }).first()
  await expect(trip.getByRole('listitem').filter({ hasText: 'Book the train' }).first()).toContainText('Ask for seats')
  await expect(trip).not.toContainText('Water the plants')
  await app.getByRole('main').getByRole('button', { name: 'Save tasks' }).click()
  await expect(app.getByText('Captured 2 tasks')).toBeVisible()
})

test('a misread is put right on the task, from the words that were typed', async ({ app }) => {
  await captureBox(app).click()
  await captureBox(app).pressSequentially('Read Saturday by Ian McEwan tomorrow')
  await expect(highlights(app)).not.toHaveCount(0)
  await app.keyboard.press('Enter')
  await app.getByRole('button', { name: 'Open' }).click()
  const panel = app.getByRole('complementary').or(app.getByRole('dialog'))
  await panel.getByRole('button', { name: 'History' }).click()
  await expect(panel.getByText('Read Saturday by Ian McEwan tomorrow')).toBeVisible()
  await panel.getByRole('button', { name: 'Read again' }).click()
  await panel.getByRole('list', { name: 'Recognised' }).getByRole('button').first().click()
  await panel.getByRole('button', { name: 'Put it right' }).click()
  await expect(app.getByText('Put right')).toBeVisible()
  await expect(panel.getByRole('textbox', { name: 'Title' })).toHaveValue('Read Saturday by Ian McEwan tomorrow')
})

test('a date in figures is saved as it was shown, by the region of the browser or the chosen one', async ({ app }) => {
  const box = app.getByRole('main').getByRole('textbox', { name: 'What is on your mind?' })
  const recognised = app.getByRole('main').getByRole('list', { name: 'Recognised' })
  const capture = async (words: string, chip: RegExp, row: RegExp) => {
    await app.goto('/inbox')
    await box.fill(words)
    await expect(recognised.getByText(chip)).toBeVisible()
    await box.press('Enter')
    await expect(box).toHaveValue('')
    const saved = app.getByRole('row').filter({ hasText: words.split(' ')[0] ?? '' })
    await expect(saved.getByText(row).last()).toBeVisible()
  }
  await capture('vet 7/8', /7 Aug/, /7 Aug/)
  await app.goto('/settings')
  await app.getByRole('combobox', { name: 'Region' }).selectOption({ label: 'English (United States)' })
  await expect(app.getByText('3/4 is 4 March')).toBeVisible()
  await capture('dentist 7/8', /Jul 8/, /Jul 8/)
  await app.goto('/settings')
  await app.getByRole('combobox', { name: 'Region' }).selectOption({ label: 'German (Germany)' })
  await capture('Zahnarzt morgen', /\d/, /Tomorrow/)
})

test.describe('with an ordinary week', () => {
  test.use({ data: ordinary })

  test('the line of a project reads as the box does', async ({ app }) => {
    await app.goto('/tasks')
    await app.getByRole('combobox', { name: 'Project' }).selectOption('Thesis')
    const line = app.getByRole('textbox', { name: 'Add a task to Thesis' })
    await line.click()
    await app.keyboard.type('Read the paper tomorrow every week #writ')
    await expect(app.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')).toHaveText('writing')
    await app.keyboard.press('Tab')
    await expect(highlights(app)).toHaveText(['tomorrow', 'every week', '#writing'])
    await expect(app.getByRole('region', { name: 'Next dates' }).getByRole('listitem')).toHaveCount(5)
    // First the space that completing left, then what was read.
    await app.keyboard.press('Backspace')
    await app.keyboard.press('Backspace')
    await expect(highlights(app)).toHaveText(['tomorrow', 'every week'])
    await app.keyboard.press('Enter')
    await expect(app.getByRole('row').filter({ hasText: 'Read the paper #writing' })).toBeVisible()
  })

  test('the palette captures what nothing answers', async ({ app }) => {
    await app.getByRole('main').first().waitFor()
    await app.keyboard.press('Control+k')
    await app.getByPlaceholder('Search tasks, or say what to do').fill('Call Bob tomorrow 15:00 #phone')
    const entry = app.getByRole('option', { name: /^Capture .*15:00.*phone/ })
    await expect(entry).toHaveAttribute('aria-selected', 'true')
    await app.keyboard.press('Enter')
    await expect(app.getByText('Captured: Call Bob')).toBeVisible()
  })

  test('on a phone, Escape at a step closes the suggestions before the task', async ({ app }) => {
    await app.setViewportSize({ width: 390, height: 800 })
    await app.goto('/tasks')
    await app.getByRole('row').getByText('Draft the methods section').click()
    const sheet = app.getByRole('dialog')
    await sheet.getByRole('textbox', { name: 'Add a step' }).click()
    await app.keyboard.type('Outline #writ')
    await expect(sheet.getByRole('listbox', { name: 'Suggestions' })).toBeVisible()
    await app.keyboard.press('Escape')
    await expect(sheet.getByRole('listbox', { name: 'Suggestions' })).toBeHidden()
    await expect(sheet.getByRole('textbox', { name: 'Add a step' })).toHaveValue('Outline #writ')
    await app.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
  })

  test('on a phone, a repetition is told to its end, and its dates have the whole width', async ({ app }) => {
    await app.setViewportSize({ width: 390, height: 800 })
    await captureBox(app).fill('Gym every Mon, Wed and Fri 7am except 25 December until March')
    const label = recognised(app).getByText(/^every .*, first /)
    await expect(label).toBeVisible()
    expect(await label.evaluate((chip) => chip.scrollWidth <= chip.clientWidth + 1)).toBe(true)
    const dates = await app.getByRole('main').getByRole('region', { name: 'Next dates' }).boundingBox()
    const save = await app.getByRole('main').getByRole('button', { name: 'Save' }).boundingBox()
    expect(save?.y ?? 0).toBeGreaterThanOrEqual((dates?.y ?? 0) + (dates?.height ?? 0))
  })
})
