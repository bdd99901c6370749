// Field encryption: phones and names are stored sealed (AES-256-GCM) and found again by keyed hash.

import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'

export type Seal = {
  /** Seals a text to its context (the item and field it belongs to): it opens nowhere else. */
  seal(text: string, context: string): string
  /** Throws where the text was changed or belongs to another context. */
  open(sealed: string, context: string): string
  /** Keyed hash for looking a value up, hex. */
  searchHash(value: string): string
}

const prefix = 's1.'

/** `fieldKey` and `searchKey`: 32 bytes each. */
export const openSeal = (fieldKey: Buffer, searchKey: Buffer): Seal =>
  sealWith(createSecretKey(fieldKey), createSecretKey(searchKey))

// Key objects, made once: from plain bytes Node makes one for every call, which costs five times the sealing itself.
const sealWith = (fieldKey: KeyObject, searchKey: KeyObject): Seal => ({
  seal(text, context) {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', fieldKey, iv).setAAD(Buffer.from(context))
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return prefix + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
  },
  open(sealed, context) {
    if (!sealed.startsWith(prefix)) throw new Error('not a sealed text')
    const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', fieldKey, bytes.subarray(0, 12))
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  },
  searchHash: value => createHmac('sha256', searchKey).update(value).digest('hex'),
})

/** `138****5678`: what staff see of a phone number. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`
