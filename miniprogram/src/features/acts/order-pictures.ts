// The pictures this phone keeps of the orders in hand. Which they are is decided with the staff's pages; that they go with the
// person is seen to wherever the app is.
import { phoneStorage } from '../../api/phone-storage.ts'
import { pictureFolder } from '../../api/picture-folder.ts'
import { currentMe } from '../../api/session.ts'
import { openKeptPictures } from './kept-pictures.ts'

export const orderPictures = openKeptPictures(
  phoneStorage,
  pictureFolder,
  () => currentMe()?.userId,
  () => Date.now(),
)
