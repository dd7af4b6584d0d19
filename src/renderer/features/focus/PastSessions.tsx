import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { t } from '@renderer/i18n/index'
import { buttonClass, Section } from '@renderer/ui/index'

import { SessionList } from './SessionList'

/** Past sessions, folded: they are there when asked for, and not before. */
export function PastSessions() {
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t('focus.history.title')}
      foldable
      folded
      onFoldedChange={(folded) => setOpen(!folded)}
      className="mt-12"
    >
      {open && (
        <>
          <Link to="/focus/history" className={buttonClass({ variant: 'ghost', size: 'small' })}>
            {t('focus.history.open')}
          </Link>
          <SessionList />
        </>
      )}
    </Section>
  )
}
