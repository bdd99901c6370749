// Idempotency keys. They must exist at the tap itself, while WeChat hands out good randomness only by callback: a small
// supply is fetched ahead, and what it lacks is made up from Math.random and the time.
import Taro from '@tarojs/taro'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const keyLength = 24
const supplySize = 240

let supply: number[] = []
let fetching = false

function fetchSupply(): void {
  if (fetching) return
  if (process.env.TARO_ENV === 'h5') {
    supply = [...globalThis.crypto.getRandomValues(new Uint8Array(supplySize))]
    return
  }
  if (!Taro.canIUse('getUserCryptoManager')) return
  fetching = true
  Taro.getUserCryptoManager().getRandomValues({
    length: supplySize,
    success: ({ randomValues }) => {
      supply = [...new Uint8Array(randomValues)]
    },
    complete: () => {
      fetching = false
    },
  })
}

/** A fresh idempotency key: 24 letters, digits, `-` or `_`. */
export function newKey(): string {
  if (supply.length < keyLength) fetchSupply()
  let time = Date.now()
  return Array.from({ length: keyLength }, () => {
    const timePart = time & 63
    time = Math.floor(time / 64)
    const byte = (supply.pop() ?? 0) ^ Math.floor(Math.random() * 64) ^ timePart
    return alphabet[byte & 63]
  }).join('')
}

fetchSupply()
