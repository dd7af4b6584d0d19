import type { NavigateOptions } from '@tanstack/react-router'
import { ArrowRight, FolderPlus, Hash } from 'lucide-react'
import type { ReactNode } from 'react'

import { matching } from '@renderer/app/match-title'
import { useNamed } from '@renderer/features/projects/index'
import { tagWord } from '@renderer/features/task-list/index'
import { t } from '@renderer/i18n/index'
import { ProjectMark } from '@renderer/ui/ProjectMark'

import { palettePlaces } from './places'

/** Somewhere one can go by its name: a project, a tag, a part of a screen; or what makes a new one. */
export type Goal = {
  readonly id: string
  readonly title: string
  readonly icon: ReactNode
} & ({ readonly to: NavigateOptions; readonly run?: undefined } | { readonly run: () => void; readonly to?: undefined })

const MOST_NAMES = 4
const MOST_PLACES = 5

/** Where what was typed leads; nowhere while nothing was. */
export function useGoals(asked: string, onNewProject: () => void): readonly Goal[] {
  const { projects, tags } = useNamed(asked, MOST_NAMES)
  if (asked === '') return []
  const newProject = { id: 'project.new', title: t('palette.newProject'), words: t('palette.words.newProject') }
  const titleOf = ({ title }: { readonly title: string }): string => title
  const wordsOf = ({ words }: { readonly words: string }): string => words
  return [
    ...projects.map((project) => ({
      id: `project.${project.id}`,
      title: t('palette.project', { name: project.name }),
      icon: <ProjectMark color={project.color} size={8} />,
      to: { to: '/tasks', search: { projectId: project.id } } as const,
    })),
    ...tags.map((tag) => ({
      id: `tag.${tag.id}`,
      title: tagWord(tag),
      icon: <Hash size={14} />,
      to: { to: '/tasks', search: { tagId: tag.id } } as const,
    })),
    ...matching([newProject], asked, titleOf, wordsOf).map(({ id, title }) => ({
      id,
      title,
      icon: <FolderPlus size={14} />,
      run: onNewProject,
    })),
    ...matching(palettePlaces(), asked, titleOf, wordsOf)
      .slice(0, MOST_PLACES)
      .map(({ id, title, to }) => ({ id, title, icon: <ArrowRight size={14} />, to: to as NavigateOptions })),
  ]
}

export function GoalLine({ goal }: { readonly goal: Goal }) {
  return (
    <>
      <span aria-hidden className="grid w-4 shrink-0 place-items-center text-fg-faint">
        {goal.icon}
      </span>
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {goal.title}
      </span>
    </>
  )
}
