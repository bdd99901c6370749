// What a time tag is made of.

export type TimeTagTone = 'calm' | 'near' | 'over' | 'rest'

export type TimeTagProps = {
  /** 今天, or a date: 11月27日. */
  day: string
  /** 18:00, or a weekday. Never a duration. */
  time: string
  /** 前修好. */
  verb: string
  tone?: TimeTagTone
}
