import { Text } from '@tarojs/components'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import type { IconName } from './icon-name.ts'

type IconProps = {
  name: IconName
  /** s beside small text, m in lists, l on tiles, xl alone. */
  size?: 's' | 'm' | 'l' | 'xl'
  className?: string
}

/** A drawing in the colour of the text round it. Decoration: the word beside it is what is spoken. */
export function Icon({ name, size = 'm', className }: IconProps) {
  return (
    <Text
      className={classNames('i', `i-${name}`, size !== 'm' && `i-${size}`, className)}
      {...aria({ hidden: true })}
    />
  )
}
