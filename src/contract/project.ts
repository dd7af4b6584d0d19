import * as z from 'zod'

import { batchId, id, instant, line, prose } from './primitives'
import { procedure } from './procedure'
import { projectColors } from './vocabulary'

export const project = z.object({
  id,
  name: z.string(),
  color: z.enum(projectColors),
  notes: z.string(),
  openTasks: z.int(),
  archivedAt: instant.nullable(),
  createdAt: instant,
})
export type Project = z.infer<typeof project>

const fields = { name: line(120), color: z.enum(projectColors), notes: prose(20_000) }

export const projectContract = {
  list: procedure
    .route({ method: 'GET', path: '/projects', summary: 'List projects in order', tags: ['Projects'] })
    .input(z.strictObject({ archived: z.boolean().default(false) }))
    .output(z.array(project)),
  create: procedure
    .route({ method: 'POST', path: '/projects', summary: 'Create a project', tags: ['Projects'], successStatus: 201 })
    .input(
      z.strictObject({
        name: fields.name,
        color: fields.color.optional(),
        notes: fields.notes.optional(),
        /** Chosen by the client, so that what it asks for next can refer to the project. */
        id: id.optional(),
      }),
    )
    .output(z.object({ project, batchId })),
  update: procedure
    .route({ method: 'PATCH', path: '/projects/{id}', summary: 'Change a project', tags: ['Projects'] })
    .input(
      z.strictObject({
        id,
        name: fields.name.optional(),
        color: fields.color.optional(),
        notes: fields.notes.optional(),
        archived: z.boolean().optional(),
      }),
    )
    .output(z.object({ project, batchId })),
  delete: procedure
    .route({
      method: 'DELETE',
      path: '/projects/{id}',
      summary: 'Delete a project; its tasks stay',
      tags: ['Projects'],
    })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
}
