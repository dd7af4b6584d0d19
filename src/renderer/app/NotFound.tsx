import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'

import { t } from '@renderer/i18n/index'
import { buttonClass } from '@renderer/ui/Button'
import { EmptyState } from '@renderer/ui/EmptyState'
import { Page } from '@renderer/ui/Page'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Page title={t('shell.notFound.title')} hideTitle>
      <EmptyState
        icon={<Compass size={20} />}
        title={t('shell.notFound.title')}
        text={t('shell.notFound.body')}
        action={
          <Link to="/today" className={buttonClass({ variant: 'primary' })}>
            {t('shell.notFound.action')}
          </Link>
        }
      />
    </Page>
  )
}
