import type { Caller, UnitOfWork } from '../db/unit-of-work'
import type { NotificationService } from '../notification'
import type { Machine } from './focus.machine'
import type { SessionRow } from './focus.repository'
import { segmentTotals, untilElapsed } from './focus.rules'
import { focusSessions } from './focus.table'

const AUTOMATION: Caller = { actor: { kind: 'automation', id: 'focus-alarm' }, origin: 'core' }

type OpenMachine = Exclude<Machine, { state: 'idle' }>

/** Tells the person once when the planned time of a round, or of a break, is over. */
export class FocusAlarm {
  constructor(
    private readonly notifications: NotificationService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Milliseconds until there is something to tell; null when nothing will be. */
  left(session: SessionRow, machine: OpenMachine, now: number): number | null {
    if (session.elapsedNotifiedAt !== null) return null
    return untilElapsed({ ...session, state: machine.state }, segmentTotals(machine.segments, now))
  }

  check(session: SessionRow, machine: OpenMachine, now: number): void {
    if (this.left(session, machine, now) !== 0) return
    const onBreak = machine.state === 'break'
    const minutes = (count: number | null): string => `${count} ${count === 1 ? 'minute' : 'minutes'}`
    this.unitOfWork.run(
      AUTOMATION,
      onBreak ? 'The break is over' : 'Planned focus time is over',
      (tx) => {
        tx.update(focusSessions, session.id, { elapsedNotifiedAt: tx.now })
        this.notifications.insert(
          tx,
          onBreak
            ? {
                kind: 'focus.break_over',
                title: 'The break is over',
                body: 'Go on when you are ready.',
                subjectId: session.id,
              }
            : {
                kind: 'focus.elapsed',
                title: 'Time is up',
                body:
                  session.taskTitle === null
                    ? `You focused for ${minutes(session.plannedMinutes)}.`
                    : `You focused for ${minutes(session.plannedMinutes)} on ${session.taskTitle}.`,
                subjectId: session.id,
              },
        )
      },
      { quiet: true },
    )
  }
}
