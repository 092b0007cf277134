/** An image as people say it. @public */
export interface KubernetesImage {
  container: string;
  /** As written in the workload, for example `registry.example.org:5000/shop/web:1.8.2`. */
  image: string;
  /** Without registry and path, for example `web:1.8.2`. */
  short: string;
  /** The tag, or the first characters of the digest, or `latest`. */
  tag: string;
}

const DIGEST_SHOWN = 12;

/** Takes an image apart: a colon before the last slash is a registry's port, not a tag. */
export function describeImage(
  container: string,
  image: string,
): KubernetesImage {
  const [reference, digest] = image.split('@');
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const [repository, writtenTag] = name.split(':');
  const shownDigest = digest?.replace(/^\w+:/, '').slice(0, DIGEST_SHOWN);
  const tag = writtenTag ?? shownDigest ?? 'latest';
  return { container, image, short: `${repository}:${tag}`, tag };
}
