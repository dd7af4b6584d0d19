import { type ComponentPropsWithoutRef, type ReactNode, useId } from 'react'
import { cx } from './cx'

interface ToggleProps extends Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'checked' | 'onChange' | 'role'> {
  readonly label: string
  readonly hideLabel?: boolean | undefined
  readonly description?: ReactNode
  readonly checked: boolean
  readonly onCheckedChange: (checked: boolean) => void
}

export interface CheckboxProps extends ToggleProps {
  /** Some of what it stands for, not all. */
  readonly indeterminate?: boolean | undefined
}

/** Yes or no, in a form. For completing tasks there is CompleteToggle. */
export function Checkbox({ indeterminate = false, ...rest }: CheckboxProps) {
  return (
    <Toggle
      {...rest}
      inputClass="ui-checkbox"
      setUp={(input) => {
        if (input !== null) input.indeterminate = indeterminate
      }}
    />
  )
}

/** On or off, at once. The label stands at the start, the switch at the end of the line. */
export function Switch(props: ToggleProps) {
  return <Toggle {...props} inputClass="ui-switch" inputRole="switch" end />
}

function Toggle({
  label,
  hideLabel = false,
  description,
  checked,
  onCheckedChange,
  inputClass,
  setUp,
  end = false,
  inputRole,
  className,
  id: givenId,
  ...rest
}: ToggleProps & {
  readonly inputClass: string
  readonly setUp?: (input: HTMLInputElement | null) => void
  readonly end?: boolean
  readonly inputRole?: 'switch'
}) {
  const ownId = useId()
  const id = givenId ?? ownId
  const input = (
    <input
      {...rest}
      ref={setUp}
      id={id}
      type="checkbox"
      role={inputRole}
      checked={checked}
      aria-describedby={description === undefined ? rest['aria-describedby'] : `${id}-note`}
      onChange={(event) => onCheckedChange(event.target.checked)}
      className={cx(inputClass, !hideLabel && 'mt-0.5')}
    />
  )
  const words = (
    <span className={hideLabel ? 'sr-only' : cx('flex min-w-0 flex-col', end && 'flex-1')}>
      <label htmlFor={id} className={cx('text-14', rest.disabled === true && 'text-fg-faint')}>
        {label}
      </label>
      {description !== undefined && (
        <span id={`${id}-note`} className="text-13 text-fg-muted">
          {description}
        </span>
      )}
    </span>
  )
  return (
    <div className={cx('flex items-start gap-2.5', end && 'gap-4', hideLabel && 'inline-flex', className)}>
      {end ? words : input}
      {end ? input : words}
    </div>
  )
}
