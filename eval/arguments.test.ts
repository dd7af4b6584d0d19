import { expect, test } from 'vitest'

import { readArguments } from './arguments'

const known = ['energy', 'estimates']

test('with nothing asked every suite runs', () => {
  expect(readArguments([], known)).toEqual({ names: known, files: {}, endpoint: null })
})

test('a file asks for its suite, written either way', () => {
  expect(readArguments(['--energy', 'a.csv', '--estimates=b.csv'], known)).toEqual({
    names: ['energy', 'estimates'],
    files: { energy: 'a.csv', estimates: 'b.csv' },
    endpoint: null,
  })
})

test('what is not there is told with what is', () => {
  expect(() => readArguments(['mood'], known)).toThrow('Choose from: energy, estimates')
  expect(() => readArguments(['--energy'], known)).toThrow('Write a file after --energy.')
})

test('an endpoint asks for the runtime, and for the name of a model', () => {
  const words = ['--endpoint', 'http://127.0.0.1:8080', '--model=tiny', '--key-env', 'KEY']
  expect(readArguments(words, [...known, 'runtime'])).toEqual({
    names: ['runtime'],
    files: {},
    endpoint: { url: 'http://127.0.0.1:8080', model: 'tiny', keyEnv: 'KEY' },
  })
  expect(() => readArguments(['--endpoint', 'http://127.0.0.1:8080'], known)).toThrow('--model NAME')
  expect(() => readArguments(['--model', 'tiny'], known)).toThrow('--endpoint http://host:port')
})
