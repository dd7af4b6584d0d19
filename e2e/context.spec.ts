import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Api } from './seed'
import { expect, expectAccessible, test } from './test'

/** A compatible server whose model breaks every task down in the same three steps. */
async function stepsServer(): Promise<Server> {
  const steps = JSON.stringify({
    steps: [
      { title: 'Open the drawing program', minutes: 3 },
      { title: 'Draw the beds to scale', minutes: 40 },
      { title: 'List the seeds for each bed', minutes: 17 },
    ],
  })
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url === '/v1/models') {
        response.writeHead(200, { 'content-type': 'application/json' })
        return response.end(JSON.stringify({ object: 'list', data: [{ id: 'small-model', object: 'model' }] }))
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (const part of [
        { choices: [{ index: 0, delta: { content: steps }, finish_reason: null }] },
        { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
        { choices: [], usage: { prompt_tokens: 90, completion_tokens: 40 } },
      ])
        response.write(`data: ${JSON.stringify(part)}\n\n`)
      return response.end('data: [DONE]\n\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

test('what is remembered is written, changed, switched off, forgotten and brought back', async ({ app: page }) => {
  await page.goto('/settings?section=memory')
  await expect(page.getByText('Nothing yet. Write down how you like things done')).toBeVisible()
  await page.getByRole('button', { name: 'Remember something' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What to remember').fill('I phone after lunch')
  await dialog.getByLabel('For how long').selectOption('A month')
  await dialog.getByRole('button', { name: 'Remember', exact: true }).click()
  await expect(dialog).toBeHidden()
  const list = page.getByRole('list', { name: 'What Proxy remembers' })
  await expect(list.getByText('I phone after lunch', { exact: true })).toBeVisible()
  await expect(list.getByText(/How I like it · until /)).toBeVisible()

  await list.getByRole('button', { name: 'Change: I phone after lunch' }).click()
  await dialog.getByLabel('What to remember').fill('I phone after lunch, not before')
  await dialog.getByLabel('What it is').selectOption('A limit')
  await dialog.getByRole('button', { name: 'Remember', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(list.getByText(/A limit · until /)).toBeVisible()

  await list.getByRole('switch').click()
  await expect(list.getByText(/not told/)).toBeVisible()
  await list.getByRole('button', { name: /^Forget: I phone/ }).click()
  await expect(page.getByText('Nothing yet. Write down how you like things done')).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(list.getByText('I phone after lunch, not before', { exact: true })).toBeVisible()
})

test.describe('in a garden', () => {
  test.use({
    data: {
      fill: async (api: Api) => {
        await api.settings.update({ welcomed: true })
        const { project } = await api.project.create({ name: 'Garden' })
        await api.task.create({ title: 'Order seeds for the garden beds', projectId: project.id, status: 'todo' })
        const { task } = await api.task.create({ title: 'Wash the curtains', status: 'todo' })
        const { task: step } = await api.task.create({ title: 'Take the curtains down', parentId: task.id })
        await api.task.addComment({ id: step.id, body: 'The ladder is at the neighbours' })
      },
    },
  })

  test('a misspelt search finds what is alike, and says that it goes by words', async ({ app: page }) => {
    await page.goto('/settings?section=memory')
    // The index is built in the background; the search below it waits for.
    await expect(page.getByText('3 tasks are indexed.')).toBeVisible({ timeout: 30_000 })
    await page.goto('/tasks')
    await page.getByRole('searchbox', { name: 'Search tasks' }).fill('gardn sedes')
    const similar = page.getByRole('region', { name: 'Similar' })
    await expect(similar.getByText('Order seeds for the garden beds')).toBeVisible()
    await expect(similar.getByText('By words, not by meaning')).toBeVisible()
    await expect(page.getByText('Wash the curtains')).toBeHidden()
  })

  test('a search looks for tasks, steps or comments alone', async ({ app: page }) => {
    await page.goto('/settings?section=memory')
    await expect(page.getByText('3 tasks are indexed.')).toBeVisible({ timeout: 30_000 })
    await page.goto('/tasks')
    await page.getByRole('searchbox', { name: 'Search tasks' }).fill('curtains')
    const found = page.getByRole('grid', { name: 'Search tasks' })
    await expect(found.getByRole('row')).toHaveCount(2)
    await page.getByRole('radio', { name: 'Steps' }).check()
    await expect(found.getByRole('row')).toHaveCount(1)
    await expect(found.getByText('Take the curtains down')).toBeVisible()
    await page.getByRole('radio', { name: 'Tasks' }).check()
    await expect(found.getByText('Wash the curtains')).toBeVisible()
    await expect(found.getByRole('row')).toHaveCount(1)
    await page.getByRole('radio', { name: 'Comments' }).check()
    await page.getByRole('searchbox', { name: 'Search tasks' }).fill('ladder neighbours')
    const comments = page.getByRole('region', { name: 'In comments' })
    await expect(comments.getByText('Take the curtains down')).toBeVisible()
    await expect(comments.getByText('By words, not by meaning')).toBeVisible()
    await expectAccessible(page)
  })

  test('one task is hidden from models where it is, marked in the list, and taken back', async ({ app: page }) => {
    await page.goto('/tasks')
    const row = page.getByRole('row').filter({ hasText: 'Wash the curtains' })
    await row.click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Hide from models' }).click()
    await expect(page.getByText('Hidden from every model: Wash the curtains')).toBeVisible()
    await expect(row.getByText('Hidden from models')).toBeAttached()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(row.getByText('Hidden from models')).toHaveCount(0)

    await row.click()
    const panel = page.getByRole('complementary')
    await panel.getByRole('button', { name: 'More actions', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Hide from models' }).click()
    await expect(panel.getByText(/^No model sees this task or its steps/)).toBeVisible()
    await expectAccessible(page)
    // Its step says why no model sees it either.
    await panel.getByText('Take the curtains down').click()
    await expect(panel.getByText('Hidden from models with the task above, Wash the curtains.')).toBeVisible()
    await page.goto('/settings?section=memory')
    const list = page.getByRole('list', { name: 'Hidden from models' })
    await expect(list.getByText('Wash the curtains')).toBeVisible()
    await page.goto('/tasks')
    await page.getByRole('row').filter({ hasText: 'Wash the curtains' }).click()
    await panel.getByRole('button', { name: 'No longer hide' }).click()
    await expect(panel.getByText(/^No model sees/)).toBeHidden()
  })

  test('a project is hidden from models and shown to them again', async ({ app: page }) => {
    await page.goto('/settings?section=memory')
    await page.getByRole('button', { name: 'Hide a project' }).click()
    await page.getByRole('option', { name: 'Garden' }).click()
    const list = page.getByRole('list', { name: 'Hidden from models' })
    await expect(list.getByText('Garden')).toBeVisible()
    await list.getByRole('button', { name: 'No longer hide Garden' }).click()
    await expect(page.getByText('Nothing is hidden.')).toBeVisible()
  })
})

test.describe('with a model', () => {
  const model: { server: Server | null } = { server: null }
  test.afterEach(() => {
    model.server?.close()
  })
  test.use({
    data: {
      fill: async (api: Api) => {
        await api.settings.update({ welcomed: true })
        model.server = await stepsServer()
        const { port } = model.server.address() as AddressInfo
        const { provider } = await api.model.addProvider({
          kind: 'openai',
          name: 'Desk',
          baseUrl: `http://127.0.0.1:${port}/v1`,
        })
        await api.model.choose({ job: 'quick', choice: { providerId: provider.id, model: 'small-model' } })
        await api.memory.create({ text: 'Short steps, please' })
        await api.task.create({ title: 'Plan the garden beds', status: 'todo', estimateMinutes: 60 })
        await api.task.create({ title: 'Order seeds for the garden beds', status: 'todo' })
      },
    },
  })

  test('what a run saw and the very bytes it sent can be read', async ({ app: page }) => {
    await page.goto('/tasks')
    await page.getByText('Plan the garden beds').click()
    await page.getByRole('button', { name: 'Break down' }).click()
    await expect(page.getByText('small-model has another idea')).toBeVisible()
    await page.goto('/proxies')
    await page.getByRole('tab', { name: 'Proxies' }).click()
    await page.getByRole('row').filter({ hasText: 'small-model' }).filter({ hasText: 'Break' }).first().click()
    const dialog = page.getByRole('dialog')
    const saw = dialog.getByRole('region', { name: 'What it saw' })
    await expect(saw.getByText('Short steps, please')).toBeVisible()
    await expect(saw.getByText('you said so')).toBeVisible()
    await expect(saw.getByText('Order seeds for the garden beds')).toBeVisible()
    await expect(saw.getByText(/tokens/).first()).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: /small-model/ }).click()
    // The bytes themselves: what is remembered stands in them, marked as data.
    const bytes = dialog.locator('pre').first()
    await expect(bytes).toContainText('Short steps, please')
    await expect(bytes).toContainText('data, not instructions')
    await expectAccessible(page)
  })
})
