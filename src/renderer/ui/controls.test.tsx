import { fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'

import {
  Button,
  Checkbox,
  Chip,
  CompleteToggle,
  EnergyPicker,
  IconButton,
  Kbd,
  KeyHintProvider,
  PriorityMark,
  Select,
  SegmentedControl,
  Slider,
  Switch,
  TextArea,
  TextField,
} from './index'

describe('Button', () => {
  it('does nothing a second time while it is busy, and keeps the focus', () => {
    const click = vi.fn<() => void>()
    const { rerender } = render(<Button onClick={click}>Save</Button>)
    const button = screen.getByRole('button', { name: 'Save' })
    button.focus()
    fireEvent.click(button)
    rerender(
      <Button onClick={click} loading>
        Save
      </Button>,
    )
    fireEvent.click(button)
    expect(click).toHaveBeenCalledOnce()
    expect(document.activeElement).toBe(button)
    expect(button.getAttribute('aria-busy')).toBe('true')
  })

  it('does not submit a form unless it is asked to', () => {
    render(<Button>Open</Button>)
    expect(screen.getByRole('button').getAttribute('type')).toBe('button')
  })

  it('tells the key that its command has now', () => {
    render(
      <KeyHintProvider lookup={(id) => (id === 'focus.start' ? 'shift+f' : undefined)}>
        <Button command="focus.start" shortcut="s">
          Start
        </Button>
      </KeyHintProvider>,
    )
    const button = screen.getByRole('button', { name: 'Start' })
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Shift+F')
    expect(within(button).getByText('F')).toBeDefined()
  })
})

describe('IconButton', () => {
  it('has a name, a hint with its key, and says whether it is pressed', () => {
    render(<IconButton label="Star" icon={<svg />} shortcut="mod+s" pressed />)
    const button = screen.getByRole('button', { name: 'Star', pressed: true })
    expect(button.dataset['tooltip']).toBe('Star')
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Control+S')
  })
})

describe('fields', () => {
  it('tie label, hint and error to the control', () => {
    const { rerender } = render(<TextField label="Name" hint="Shown in the greeting." />)
    const input = screen.getByRole('textbox', { name: 'Name', description: 'Shown in the greeting.' })
    expect(input.getAttribute('aria-invalid')).toBeNull()
    rerender(<TextField label="Name" hint="Shown in the greeting." error="Use at most 80 characters." />)
    expect(screen.getByRole('textbox', { name: 'Name', description: 'Use at most 80 characters.' })).toBe(input)
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('alert').textContent).toBe('Use at most 80 characters.')
  })

  it('keep a hidden label for those who hear it', () => {
    render(<TextArea label="Notes" hideLabel defaultValue="One page." />)
    expect(screen.getByRole('textbox', { name: 'Notes' })).toBeDefined()
  })

  it('choose one of a few', () => {
    const chosen = vi.fn<(value: 'none' | 'paper') => void>()
    render(
      <Select
        label="Project"
        value="none"
        onValueChange={chosen}
        options={[
          { value: 'none', label: 'No project' },
          { value: 'paper', label: 'Paper' },
        ]}
      />,
    )
    fireEvent.change(screen.getByRole('combobox', { name: 'Project' }), { target: { value: 'paper' } })
    expect(chosen.mock.calls).toEqual([['paper']])
  })

  it('say a range in words', () => {
    const changed = vi.fn<(value: number) => void>()
    render(
      <Slider label="Length" min={5} max={90} value={25} onValueChange={changed} format={(value) => `${value} min`} />,
    )
    const slider = screen.getByRole('slider', { name: 'Length' })
    expect(slider.getAttribute('aria-valuetext')).toBe('25 min')
    fireEvent.change(slider, { target: { value: '30' } })
    expect(changed.mock.calls).toEqual([[30]])
  })
})

describe('Checkbox and Switch', () => {
  it('are the platform’s own, with a name and a description', () => {
    const changed = vi.fn<(checked: boolean) => void>()
    render(
      <>
        <Checkbox label="Weekly backups" description="Four of them." checked={false} onCheckedChange={changed} />
        <Checkbox label="All" indeterminate checked={false} onCheckedChange={changed} />
        <Switch label="Notifications" checked onCheckedChange={changed} />
      </>,
    )
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Weekly backups', description: 'Four of them.' })
    fireEvent.click(box)
    fireEvent.click(screen.getByRole('switch', { name: 'Notifications', checked: true }))
    expect(changed.mock.calls).toEqual([[true], [false]])
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'All' }).indeterminate).toBe(true)
  })
})

describe('CompleteToggle', () => {
  it('says which task it completes, and does not open the row it stands in', () => {
    const open = vi.fn<() => void>()
    const complete = vi.fn<(checked: boolean) => void>()
    render(
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- stands for a row
      <div onClick={open}>
        <CompleteToggle title="Call Mara" checked={false} onCheckedChange={complete} />
      </div>,
    )
    fireEvent.click(screen.getByRole('checkbox', { name: 'Complete Call Mara', checked: false }))
    expect(complete.mock.calls).toEqual([[true]])
    expect(open).not.toHaveBeenCalled()
  })
})

describe('SegmentedControl', () => {
  it('is a group of radio buttons', () => {
    const chosen = vi.fn<(value: 'day' | 'week') => void>()
    render(
      <SegmentedControl
        label="Range"
        value="day"
        onValueChange={chosen}
        segments={[
          { value: 'day', label: 'Day' },
          { value: 'week', label: 'Week' },
        ]}
      />,
    )
    expect(screen.getByRole('group', { name: 'Range' })).toBeDefined()
    expect(screen.getByRole('radio', { name: 'Day', checked: true })).toBeDefined()
    fireEvent.click(screen.getByRole('radio', { name: 'Week' }))
    expect(chosen.mock.calls).toEqual([['week']])
  })
})

describe('EnergyPicker', () => {
  function Picker({ picked }: { readonly picked: (level: number) => void }) {
    const [level, setLevel] = useState<1 | 2 | 3 | 4 | 5>()
    return (
      <EnergyPicker
        value={level}
        onValueChange={(next) => {
          setLevel(next)
          picked(next)
        }}
      />
    )
  }

  it('takes a level by tap or by its digit', () => {
    const picked = vi.fn<(level: number) => void>()
    render(<Picker picked={picked} />)
    fireEvent.click(screen.getByRole('radio', { name: '2, Low' }))
    fireEvent.keyDown(screen.getByRole('radio', { name: '2, Low' }), { key: '5' })
    expect(picked.mock.calls).toEqual([[2], [5]])
    expect(screen.getByRole('radio', { name: '5, Full', checked: true })).toBeDefined()
  })

  it('takes the same level again: it is a new check-in', () => {
    const picked = vi.fn<(level: number) => void>()
    render(<Picker picked={picked} />)
    const steady = screen.getByRole('radio', { name: '3, Steady' })
    fireEvent.click(steady)
    fireEvent.click(steady)
    expect(picked.mock.calls).toEqual([[3], [3]])
  })
})

describe('Chip', () => {
  it('is removed by its cross or by Backspace on it', () => {
    const remove = vi.fn<() => void>()
    render(<Chip kind="tag" label="writing" onRemove={remove} />)
    const cross = screen.getByRole('button', { name: 'Remove writing' })
    fireEvent.click(cross)
    fireEvent.keyDown(cross, { key: 'Backspace' })
    expect(remove).toHaveBeenCalledTimes(2)
  })
})

describe('marks', () => {
  it('have a name unless it stands beside them', () => {
    const { rerender } = render(<PriorityMark priority="high" />)
    expect(screen.getByRole('img', { name: 'High priority' })).toBeDefined()
    rerender(<PriorityMark priority="high" decorative />)
    expect(screen.queryByRole('img')).toBeNull()
  })

  it('of keys follow the platform and can be heard', () => {
    render(<Kbd keys="mod+k" />)
    expect(screen.getByText('Ctrl K')).toBeDefined()
  })
})
