import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { expect, test } from './test'

/** A compatible server with one model and one key; its list of models is open to anybody, as llama.cpp's is. */
async function modelServer(): Promise<{ readonly server: Server; readonly url: string; readonly asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const answer = (status: number, value: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
      if (request.url === '/v1/models')
        return answer(200, { object: 'list', data: [{ id: 'small-model', object: 'model' }] })
      asked.push(body)
      if (request.headers.authorization !== 'Bearer the-right-key')
        return answer(401, { error: { message: 'bad key' } })
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (const part of [
        { choices: [{ index: 0, delta: { content: 'OK' }, finish_reason: null }] },
        { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
        { choices: [], usage: { prompt_tokens: 9, completion_tokens: 1 } },
      ])
        response.write(`data: ${JSON.stringify(part)}\n\n`)
      return response.end('data: [DONE]\n\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

test('a model is set up: wrong key, right key, chosen, and what was sent is shown', async ({ app: page }) => {
  const model = await modelServer()
  try {
    await page.goto('/settings?section=models')
    await expect(page.getByText('Everything in Proxy works without a language model.')).toBeVisible()
    await page.getByRole('button', { name: 'Add an OpenAI-compatible server' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Address').fill(model.url)
    await dialog.getByLabel('Name').fill('Desk')
    await dialog.getByLabel('Key').fill('a-wrong-key')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog).toBeHidden()

    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByText('Desk does not accept the key.')).toBeVisible()

    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByRole('textbox', { name: 'Key' }).fill('the-right-key')
    await page.getByRole('button', { name: 'Keep key' }).click()
    await expect(page.getByText('A key is kept.')).toBeVisible()
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByText('Desk works: small-model answered.')).toBeVisible()
    // The key went in and never comes out again.
    expect(await page.content()).not.toContain('the-right-key')

    await page.getByLabel('Quick answers').selectOption({ label: 'small-model (Desk)' })
    await page.reload()
    await expect(page.getByLabel('Quick answers')).toHaveValue(/small-model$/)
    await page.getByRole('button', { name: 'Show what was sent to small-model' }).first().click()
    await expect(page.getByRole('dialog').getByText('Answer with the single word OK.')).toBeVisible()
    await page.keyboard.press('Escape')

    // Another name; at another address its key would have to be given anew.
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Bench')
    await page.getByRole('dialog').getByLabel('Address').fill('http://127.0.0.1:9/v1')
    await expect(page.getByRole('dialog').getByText(/have to be given anew/)).toBeVisible()
    await page.getByRole('dialog').getByLabel('Address').fill(model.url)
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('heading', { name: 'Bench' })).toBeVisible()

    model.server.closeAllConnections()
    model.server.close()
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByText('Bench is not running, or not at this address.')).toBeVisible()
  } finally {
    model.server.close()
  }
})

test('with only this computer allowed nothing goes to the internet, and a proxy needs a tick of its own', async ({
  app: page,
}) => {
  await page.goto('/settings?section=models')
  await page.getByRole('button', { name: 'Add Anthropic' }).click()
  await expect(
    page.getByRole('dialog').getByText('it will not be used while only models on this computer'),
  ).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(page.getByText(/Only models on this computer are allowed.*Nothing was sent/)).toBeVisible()
  await expect(page.getByText('Nothing was sent to any model yet.')).toBeVisible()

  const consent = page.getByRole('checkbox', { name: 'Task proxy' })
  await expect(consent).not.toBeChecked()
  await consent.check()
  await page.reload()
  await expect(consent).toBeChecked()

  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Anthropic was removed')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'Anthropic' })).toBeVisible()
})
