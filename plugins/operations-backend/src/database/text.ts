/** Text without NUL, which PostgreSQL cannot store. @internal */
export function storable(text: string): string {
  return text.replaceAll('\0', '');
}
