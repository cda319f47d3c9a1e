import httpx
import httpx2

for name in sorted(set(httpx2.__all__) - set(httpx.__all__)):
    print(name)
    #> EventSource
    #> FunctionAuth
    #> Origin
    #> SSEError
    #> ServerSentEvent
    #> alias_httpx
    #> query
    #> websocket
