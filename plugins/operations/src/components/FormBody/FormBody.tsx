import { DialogBody } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './FormBody.module.css';

/**
 * What a dialog asks for, field below field.
 *
 * @internal
 */
export function FormBody(props: { children: ReactNode }) {
  return <DialogBody className={styles.form}>{props.children}</DialogBody>;
}
