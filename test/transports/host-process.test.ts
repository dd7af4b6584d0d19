import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'

import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { buildHost, type BuiltHost } from './built-host'

let host: BuiltHost

beforeAll(async () => {
  host = await buildHost()
}, 60_000)
afterAll(() => host.remove())

async function signIn(address: string): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' })
  expect(answer.status).toBe(303)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

describe('the host process', () => {
  it('serves the app at the address it prints, and the token is nowhere else in what it prints', async () => {
    const running = await host.start(host.dataFolder())
    expect(running.line).toMatch(/^Proxy is running at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/)
    const cookie = await signIn(running.address)
    const page = await fetch(running.origin, { headers: { cookie } })
    expect(await page.text()).toContain('the app')
    expect((await fetch(`${running.origin}/?token=wrong`)).status).toBe(401)
    const token = new URL(running.address).searchParams.get('token') ?? ''
    expect(running.printed().split(token)).toHaveLength(2)
    await running.end('SIGTERM')
  })

  it('keeps what it writes to its owner', async () => {
    const data = host.dataFolder()
    const running = await host.start(data)
    for (const name of readdirSync(data)) expect([name, statSync(join(data, name)).mode & 0o077]).toEqual([name, 0])
    expect(statSync(data).mode & 0o077).toBe(0)
    expect(statSync(`${data}.key`).mode & 0o777).toBe(0o600)
    await running.end('SIGTERM')
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'closes cleanly within two seconds on %s, with a stream open',
    async (signal) => {
      const data = host.dataFolder()
      const running = await host.start(data)
      const token = new URL(running.address).searchParams.get('token') ?? ''
      const stream = await fetch(`${running.origin}/api/v1/events`, { headers: { authorization: `Bearer ${token}` } })
      expect(stream.status).toBe(200)
      const reading = stream.text().catch(() => 'cut off')
      expect(await running.end(signal)).toMatchObject({ code: 0, ms: expect.toSatisfy((ms: number) => ms < 2000) })
      await reading
      expect(existsSync(join(data, 'owner.json'))).toBe(false)
      expect(existsSync(join(data, 'running'))).toBe(false)
      expect(readdirSync(data).filter((name) => /-(wal|shm)$/.test(name))).toEqual([])
    },
  )

  it('leads a second start to the first', async () => {
    const data = host.dataFolder()
    const running = await host.start(data)
    const second = await host.run('index', ['--no-open', '--data-dir', data])
    expect(second).toEqual({ code: 0, out: `Proxy is already running at ${running.address}\n`, err: '' })
    await running.end('SIGTERM')
  })

  it('takes over after a kill, with the data and the browser still signed in', async () => {
    const data = host.dataFolder()
    const first = await host.start(data)
    const cookie = await signIn(first.address)
    await host.run('cli', ['capture', 'Survives a kill', '--data-dir', data])
    await first.end('SIGKILL')
    expect(existsSync(join(data, 'owner.json'))).toBe(true)

    const second = await host.start(data)
    expect((await fetch(second.origin, { headers: { cookie } })).status).toBe(200)
    expect((await host.run('cli', ['tasks', '--data-dir', data])).out).toContain('Survives a kill')
    await second.end('SIGTERM')
  })

  it('says what to do when the port that was asked for is taken', async () => {
    const taken = createServer()
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    const data = host.dataFolder()
    const refused = await host.run('index', ['--no-open', '--port', String(port), '--data-dir', data])
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^Port \d+ is in use.*--port/) })
    expect(existsSync(join(data, 'running'))).toBe(false)
    taken.close()
  })

  it('takes the next free port when none was asked for, and says so', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => {
      // Taken already is as good.
      taken.once('error', () => resolve())
      taken.listen(4747, '127.0.0.1', () => resolve())
    })
    const running = await host.start(host.dataFolder(), [])
    expect(Number(new URL(running.origin).port)).toBeGreaterThan(4747)
    expect(running.printed()).toMatch(/^Port 4747 is in use, so this is \d+\.\nProxy is running at /)
    await running.end('SIGTERM')
    taken.close()
  })

  it.each([
    [
      'damaged',
      (file: string) => writeFileSync(file, 'SQLite format 3\0 and then nonsense'.repeat(500)),
      /backup restore latest/,
    ],
    ['no database', (file: string) => writeFileSync(file, 'hello'.repeat(1000)), /backup restore latest/],
    [
      'from a newer Proxy',
      (file: string) => {
        const database = new Database(file)
        database.pragma('user_version = 9999')
        database.close()
      },
      /newer Proxy.*Update Proxy/,
    ],
  ])('says what to do when the database is %s', async (_what, spoil, message) => {
    const data = host.dataFolder()
    mkdirSync(data, { recursive: true })
    spoil(join(data, 'data.db'))
    const refused = await host.run('index', ['--no-open', '--data-dir', data])
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(message) })
    expect(refused.err).not.toMatch(/\n\s+at /)
  })

  it('says what to do when the folder is a file, or the secrets are damaged', async () => {
    const data = host.dataFolder()
    writeFileSync(data, 'a file')
    expect(await host.run('index', ['--no-open', '--data-dir', data])).toMatchObject({
      code: 1,
      err: expect.not.stringMatching(/\n\s+at /),
    })

    const other = join(dirname(data), 'other')
    await (await host.start(other)).end('SIGTERM')
    writeFileSync(join(other, 'secrets.json'), '{}')
    const refused = await host.run('index', ['--no-open', '--data-dir', other])
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/secrets.*delete/) })
  })

  it('explains its arguments', async () => {
    expect(await host.run('index', ['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('--data-dir'),
      err: '',
    })
    expect(await host.run('index', ['--prot', '1'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('--port'),
    })
  })
})

describe('proxy, the command line', () => {
  it('works on the data itself, and through the host that has it open, alike', async () => {
    const data = host.dataFolder()
    const cli = (...args: string[]) => host.run('cli', [...args, '--data-dir', data])
    const direct = await cli('capture', 'Water', 'the', 'plants')
    expect(direct).toEqual({ code: 0, out: 'Captured: Water the plants\n', err: '' })

    const running = await host.start(data)
    expect((await cli('capture', 'Call mum')).out).toBe('Captured: Call mum\n')
    const listed = JSON.parse((await cli('tasks', '--view', 'inbox', '--json')).out)
    expect(listed.items.map(({ title }: { title: string }) => title).toSorted()).toEqual([
      'Call mum',
      'Water the plants',
    ])
    const open = (await cli('tasks')).out
    const day = (await cli('today')).out
    await running.end('SIGTERM')

    expect((await cli('tasks')).out).toBe(open)
    expect((await cli('today')).out).toBe(day)
    expect(day).toContain('2 in the inbox')
  })

  it('captures what is piped in, one task a line when asked', async () => {
    const data = host.dataFolder()
    const many = await host.run('cli', ['capture', '--split', '--json', '-', '--data-dir', data], {
      input: 'One\nTwo\nThree 🎉\n',
    })
    expect(JSON.parse(many.out).tasks.map(({ title }: { title: string }) => title)).toEqual(['One', 'Two', 'Three 🎉'])
  })

  it('backs up, and restores even where the database cannot be opened any more', async () => {
    const data = host.dataFolder()
    const cli = (...args: string[]) => host.run('cli', [...args, '--data-dir', data])
    await cli('capture', 'Kept')
    expect(await cli('backup', 'create')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^[\w.-]+\.db {2}.* manual\n$/),
    })
    await cli('capture', 'Lost')
    expect((await cli('backup', 'list')).out.trim().split('\n')).not.toHaveLength(0)
    expect((await cli('backup', 'restore', 'latest')).out).toMatch(/^Restored .*What was there before is kept/)
    expect((await cli('tasks')).out).toBe('Kept\n')

    writeFileSync(join(data, 'data.db'), 'damaged'.repeat(2000))
    expect(await cli('today')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('backup restore latest'),
    })
    expect(await cli('backup', 'restore', 'latest')).toMatchObject({ code: 0, out: expect.stringMatching(/^Restored/) })
    expect(await cli('tasks')).toMatchObject({ code: 0, out: expect.stringMatching(/Kept/) })
    expect(await cli('backup', 'restore', '../../etc/passwd')).toMatchObject({ code: 1, out: '' })
    expect(await cli('backup', 'restore', 'nothing.db')).toMatchObject({ code: 1, out: '' })
  })

  it('says what is wrong in one line', async () => {
    const data = host.dataFolder()
    const empty = await host.run('cli', ['capture', '   ', '--data-dir', data])
    expect(empty).toEqual({ code: 1, out: '', err: 'Write something to capture first.\n' })
    expect(await host.run('cli', ['dance'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^There is no command "dance"/),
    })
    expect(await host.run('cli', ['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('capture') })
  })

  it('reads phrases without touching any data', async () => {
    const data = host.dataFolder()
    const { code, out } = await host.run(
      'cli',
      ['parse', '--now', '2026-03-03T09:00:00Z', '--tz', 'Europe/Berlin', '--locale', 'en-GB'],
      {
        input: 'Call mum\n\nBuy milk\n',
        env: { HOME: dirname(data), XDG_DATA_HOME: data },
      },
    )
    expect(code).toBe(0)
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).title),
    ).toEqual(['Call mum', '', 'Buy milk'])
    expect(existsSync(data)).toBe(false)
  })
})
