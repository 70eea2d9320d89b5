import type { ComponentChildren, VNode } from 'preact';

export interface TableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** Cells in the order of `head`; the first names its row. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Said instead of an empty table. */
  readonly empty?: string;
}

/**
 * On a narrow screen each row is a block of its own, every cell under the name of its column; between, the table scrolls inside its own
 * frame, reachable by keyboard, so that the page itself never does.
 */
export function Table({ caption, head, rows, empty }: TableProps): VNode {
  if (rows.length === 0 && empty) return <p class="govuk-body">{empty}</p>;
  return (
    <div class="dd-table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="govuk-table">
        <caption class="govuk-table__caption govuk-table__caption--m">{caption}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {head.map((name) => (
              <th key={name} scope="col" class="govuk-table__header">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((cells, row) => (
            <tr key={row} class="govuk-table__row">
              {cells.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row" class="govuk-table__header">
                    {cell}
                  </th>
                ) : (
                  <td key={column} class="govuk-table__cell" data-name={head[column]}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
