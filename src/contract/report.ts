import * as z from 'zod'

import { id, localDate } from './primitives'
import { procedure } from './procedure'
import { progressDay, progressTotals } from './progress'

/** A report covers at most so many days. */
export const REPORT_MAX_DAYS = 366

const period = z.strictObject({ from: localDate, to: localDate })
export type ReportPeriod = z.infer<typeof period>

export const report = z.object({
  from: localDate,
  to: localDate,
  timeZone: z.string(),
  totals: progressTotals,
  days: z.array(progressDay),
  projects: z.array(
    z.object({
      /** Null gathers what has no project. */
      name: z.string().nullable(),
      completed: z.int(),
      focusMinutes: z.number(),
    }),
  ),
  tasks: z.array(
    z.object({
      id,
      title: z.string(),
      project: z.string().nullable(),
      date: localDate,
      estimateMinutes: z.int().nullable(),
      minutes: z.number().nullable(),
      xp: z.number(),
    }),
  ),
  goals: z.array(z.object({ title: z.string(), done: z.number(), target: z.number(), unit: z.string() })),
})
export type Report = z.infer<typeof report>

export const reportTables = ['days', 'tasks'] as const
export type ReportTable = (typeof reportTables)[number]

const file = z.object({ fileName: z.string(), mediaType: z.string(), text: z.string() })

export const reportContract = {
  get: procedure
    .route({
      method: 'GET',
      path: '/reports',
      summary: 'A period in figures, with what they rest on',
      tags: ['Reports'],
    })
    .input(period)
    .output(report),
  csv: procedure
    .route({ method: 'GET', path: '/reports/csv', summary: 'A period as CSV, by day or by task', tags: ['Reports'] })
    .input(period.extend({ table: z.enum(reportTables).default('days') }))
    .output(file),
  html: procedure
    .route({ method: 'GET', path: '/reports/html', summary: 'A period as a page to print', tags: ['Reports'] })
    .input(period)
    .output(file),
  pdf: procedure
    .route({
      method: 'GET',
      path: '/reports/pdf',
      summary: 'A period as PDF in base64, made by the desktop app',
      tags: ['Reports'],
    })
    .input(period)
    .output(z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() })),
}
