import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import styles from './Panel.module.css';

/**
 * One part of a page with its heading.
 *
 * @internal
 */
export function Panel(props: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Card role="region" aria-labelledby={id} className={styles.panel}>
      <CardHeader className={styles.header}>
        <Text as="h2" variant="body-medium" weight="bold" id={id}>
          {props.title}
        </Text>
        {props.aside}
      </CardHeader>
      <CardBody className={styles.body}>{props.children}</CardBody>
    </Card>
  );
}
