import { Link } from '@backstage/ui';
import { RequestKindName } from '@operate-first/plugin-operations-common';
import {
  RequestFormValues,
  useRequestFormPath,
} from '../../hooks/useRequestFormPath';

/** The form of a kind, filled in, where there is one. @internal */
export function FormLink(props: {
  kind: RequestKindName;
  values: RequestFormValues;
  children: string;
  /** Where several links of a page have the same words. */
  label?: string;
}) {
  const { kind, values, children, label } = props;
  const path = useRequestFormPath()(kind, values);
  if (!path) return null;
  return (
    <Link href={path} aria-label={label}>
      {children}
    </Link>
  );
}

/** A service as a form names it: its name alone where it is a component. @internal */
export function serviceFieldOf(entityRef: string): string {
  return entityRef.replace(/^component:(default\/)?/, '');
}
