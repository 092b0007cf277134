import { generateKeyPairSync } from 'node:crypto';
import { md, pki } from 'node-forge';

const DAY_MS = 86_400_000;

/** A certificate with its key, in PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

function keyPair() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** Says whose certificates are to be believed, as an organisation has one. */
export class Authority {
  readonly cert: string;
  readonly #name: string;
  readonly #key: string;
  #issued = 0;

  static create(name: string): Authority {
    return new Authority(name);
  }

  private constructor(name: string) {
    const { publicKey, privateKey } = keyPair();
    this.#name = name;
    this.#key = privateKey;
    this.cert = this.#sign(name, publicKey, [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ]);
  }

  /** A certificate for loopback, for who serves there and for who asks. */
  issue(name: string): Certificate {
    const { publicKey, privateKey } = keyPair();
    const cert = this.#sign(name, publicKey, [
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ]);
    return { cert, key: privateKey };
  }

  #sign(name: string, publicKey: string, extensions: object[]): string {
    const certificate = pki.createCertificate();
    this.#issued += 1;
    certificate.publicKey = pki.publicKeyFromPem(publicKey);
    certificate.serialNumber = `0${this.#issued}`;
    certificate.validity.notBefore = new Date(Date.now() - DAY_MS);
    certificate.validity.notAfter = new Date(Date.now() + DAY_MS);
    certificate.setSubject([{ name: 'commonName', value: name }]);
    certificate.setIssuer([{ name: 'commonName', value: this.#name }]);
    certificate.setExtensions(extensions);
    certificate.sign(pki.privateKeyFromPem(this.#key), md.sha256.create());
    return pki.certificateToPem(certificate);
  }
}
