// The camera inside a page: what WeChat lets it do, and one picture from it.
import Taro from '@tarojs/taro'

/** Takes what the camera of this page sees. The path of the picture, or undefined where none came of it. Never rejects. */
export const takePicture = (): Promise<string | undefined> =>
  new Promise(resolve =>
    Taro.createCameraContext().takePhoto({
      quality: 'high',
      success: ({ tempImagePath }) => resolve(tempImagePath),
      fail: () => resolve(undefined),
    }),
  )

/** Whether the person has said no to the camera; WeChat does not ask him again. Never rejects. */
export const isCameraRefused = (): Promise<boolean> =>
  new Promise(resolve => {
    Taro.getSetting({
      success: ({ authSetting }) => resolve(authSetting['scope.camera'] === false),
      fail: () => resolve(false),
    })
  })

/** WeChat's own page of what is allowed; only at a tap. Whether the camera is allowed afterwards. Never rejects. */
export const allowInSettings = (): Promise<boolean> =>
  new Promise(resolve => {
    Taro.openSetting({
      success: ({ authSetting }) => resolve(authSetting['scope.camera'] === true),
      fail: () => resolve(false),
    })
  })
