import { expect, test } from 'vitest'

import { placeOfAddress, placeOfHost } from './model-address'

const hostname = (address: string): string => new URL(address).hostname

test.each([
  'http://localhost:11434',
  'http://LOCALHOST.',
  'http://ollama.localhost',
  'http://127.0.0.1',
  'http://127.8.9.10',
  'http://2130706433',
  'http://0x7f.1',
  'http://0177.0.0.1',
  'http://127.1',
  'http://[::1]',
  'http://[0:0:0:0:0:0:0:1]',
  'http://[::ffff:127.0.0.1]',
])('%s is on this machine', (address) => {
  expect(placeOfHost(hostname(address))).toBe('this_machine')
})

test.each([
  'http://10.0.0.4',
  'http://172.16.0.1',
  'http://172.31.255.255',
  'http://192.168.1.2',
  'http://100.64.0.7',
  'http://3232235778',
  'http://[fd12:3456::1]',
  'http://[::ffff:192.168.1.2]',
  'http://nas',
  'http://nas.local',
  'http://box.home.arpa',
])('%s is in the local network', (address) => {
  expect(placeOfHost(hostname(address))).toBe('local_network')
})

test.each([
  'https://api.openai.com',
  'http://172.32.0.1',
  'http://100.128.0.1',
  'http://8.8.8.8',
  'http://134744072',
  'http://[2001:db8::1]',
  'http://[::ffff:8.8.8.8]',
  'http://localhost.example.com',
  'http://127.0.0.1.nip.io',
  'http://notlocalhost.com',
])('%s is on the internet', (address) => {
  expect(placeOfHost(hostname(address))).toBe('internet')
})

test.each([
  'http://0.0.0.0',
  'http://0',
  'http://169.254.169.254',
  'http://255.255.255.255',
  'http://224.0.0.1',
  'http://[::]',
  'http://[fe80::1]',
  'http://[ff02::1]',
  'http://[::ffff:169.254.169.254]',
])('%s is nowhere to connect to', (address) => {
  expect(placeOfHost(hostname(address))).toBeNull()
})

test.each(['', '::1%eth0', ':::', '1::2::3', '12345::', '1.2.3', '256.1.1.1', 'fe80::1%lo', '1:2:3:4:5:6:7'])(
  'an address that is none (%s) is nowhere',
  (address) => {
    expect(placeOfAddress(address)).toBeNull()
  },
)
