import { cx } from './cx'

/** The head of a small table: what names a row at the start, figures at the end. */
export function HeadRow({ columns }: { readonly columns: readonly string[] }) {
  return (
    <thead className="text-13 text-fg-muted">
      <tr>
        {columns.map((column, index) => (
          <th
            key={column}
            scope="col"
            className={cx('py-1.5 align-bottom font-medium', index === 0 ? 'text-start' : 'ps-4 text-end')}
          >
            {column}
          </th>
        ))}
      </tr>
    </thead>
  )
}
