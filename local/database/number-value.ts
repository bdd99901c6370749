// Decimal arithmetic on DynamoDB numbers, exact for all 38 digits. Numbers arrive normalised: no exponent.

type Decimal = { digits: bigint; places: number }

const parse = (text: string): Decimal => {
  const point = text.indexOf('.')
  if (point < 0) return { digits: BigInt(text), places: 0 }
  return { digits: BigInt(text.slice(0, point) + text.slice(point + 1)), places: text.length - point - 1 }
}

const aligned = (one: string, other: string): { left: bigint; right: bigint; places: number } => {
  const a = parse(one)
  const b = parse(other)
  const places = Math.max(a.places, b.places)
  return {
    left: a.digits * 10n ** BigInt(places - a.places),
    right: b.digits * 10n ** BigInt(places - b.places),
    places,
  }
}

const print = (digits: bigint, places: number): string => {
  if (places === 0) return digits.toString()
  const sign = digits < 0n ? '-' : ''
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0')
  const fraction = text.slice(-places).replace(/0+$/, '')
  const whole = text.slice(0, -places)
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`
}

/** Negative, zero or positive. */
export const compareNumbers = (one: string, other: string): number => {
  if (one === other) return 0
  const { left, right } = aligned(one, other)
  return left < right ? -1 : left > right ? 1 : 0
}

export const addNumbers = (one: string, other: string): string => {
  const { left, right, places } = aligned(one, other)
  return print(left + right, places)
}

export const subtractNumbers = (one: string, other: string): string => {
  const { left, right, places } = aligned(one, other)
  return print(left - right, places)
}
