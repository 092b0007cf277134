/**
 * SQL: 1 where visitors may see a row and its service, as `columnsBeside` has it: what belongs to a service that is not there
 * (any more) is internal.
 *
 * @internal
 */
export function isOpen(table: string): string {
  return `case when ${table}.visibility = 'public' and coalesce(services.visibility, case when ${table}.service_id is null then 'public' else 'internal' end) = 'public' then 1 else 0 end`;
}
