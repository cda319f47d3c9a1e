import httpx


def show(error: type[Exception], depth: int = 0) -> None:
    print(". " * depth + error.__name__)
    #> HTTPError
    #> . RequestError
    #> . . TransportError
    #> . . . TimeoutException
    #> . . . . ConnectTimeout
    #> . . . . ReadTimeout
    #> . . . . WriteTimeout
    #> . . . . PoolTimeout
    #> . . . NetworkError
    #> . . . . ReadError
    #> . . . . WriteError
    #> . . . . ConnectError
    #> . . . . CloseError
    #> . . . ProxyError
    #> . . . UnsupportedProtocol
    #> . . . ProtocolError
    #> . . . . LocalProtocolError
    #> . . . . RemoteProtocolError
    #> . . DecodingError
    #> . . TooManyRedirects
    #> . HTTPStatusError
    for kind in error.__subclasses__():
        if hasattr(httpx, kind.__name__):  # not one of somebody else's
            show(kind, depth + 1)


show(httpx.HTTPError)
