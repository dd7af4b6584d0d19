import { isZone } from '@core/recurrence/index'

export type ZoneOption =
  | { readonly known: true; readonly zone: string }
  | { readonly known: false; readonly message: string }

/** The zone that --tz names, or the system's where it is left out; or what is wrong with it. */
export function readZone(given: string | null, system = systemZone()): ZoneOption {
  const zone = given ?? system
  if (zone !== null && isZone(zone)) return { known: true, zone }
  const message =
    given === null
      ? `The system's time zone is not known (the environment variable TZ is "${process.env.TZ ?? ''}"). Give --tz, or set TZ to a name such as Europe/Berlin.`
      : `--tz needs a time zone name such as Europe/Berlin, not "${given}".`
  return { known: false, message }
}

/** Node gives none, or "Etc/Unknown", where TZ names a zone that it does not know. */
function systemZone(): string | null {
  const zone: string | undefined = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return zone ?? null
}
